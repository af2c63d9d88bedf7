import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Shortcuts, type Shortcut } from '../core/shortcuts.ts';

const GROUPS: readonly Shortcut['group'][] = ['Anywhere', 'Go to', 'On this page'];

/** Every shortcut that works right now. */
@Component({
  selector: 'pn-shortcut-list',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>Keyboard shortcuts</h2>
    <mat-dialog-content>
      @for (group of groups(); track group.name) {
        <h3>{{ group.name }}</h3>
        <dl>
          @for (shortcut of group.shortcuts; track shortcut) {
            <dt>{{ shortcut.says }}</dt>
            <dd>
              @for (key of keysOf(shortcut); track $index) {
                <kbd>{{ key }}</kbd>
              }
            </dd>
          }
        </dl>
      }
    </mat-dialog-content>
    <mat-dialog-actions><button matButton matDialogClose>Close</button></mat-dialog-actions>
  `,
  styles: `
    h3 {
      margin: 12px 0 4px;
      font: var(--pn-label);
      color: var(--pn-quiet);
    }
    dl {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 6px 16px;
      font: var(--pn-cell);
    }
    kbd + kbd {
      margin-left: 4px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutList {
  private readonly shortcuts = inject(Shortcuts);
  protected readonly groups = computed(() =>
    GROUPS.map((name) => ({ name, shortcuts: this.shortcuts.all().filter(({ group }) => group === name) })).filter(
      ({ shortcuts }) => shortcuts.length > 0,
    ),
  );

  protected keysOf({ keys }: Shortcut): readonly string[] {
    return keys.split(/[ +]/);
  }
}
