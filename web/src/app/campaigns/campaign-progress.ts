import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Project } from '#domain/campaign/state';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { progressOf } from './progress.ts';

/** How many certificates have moved, as a sentence over one field for each; what stands behind a field is in the words. */
@Component({
  selector: 'pn-campaign-progress',
  template: `
    <span>{{ sentence() }}</span>
    <span class="track" aria-hidden="true">
      @for (field of fields(); track $index) {
        <i [class]="field"></i>
      }
    </span>
    @if (parts(); as parts) {
      <span class="parts">{{ parts }}</span>
    }
  `,
  styles: `
    :host {
      display: block;
      font: var(--pn-cell);
    }
    .track {
      display: flex;
      gap: 2px;
      max-width: 240px;
      height: 6px;
      margin: 3px 0 2px;
    }
    i {
      flex: 1 1 0;
      min-width: 1px;
      max-width: 32px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 2px;
    }
    .decided {
      border-color: var(--pn-proven);
      background: var(--pn-proven);
    }
    .gapsAccepted {
      border-color: var(--mat-sys-primary);
      background: var(--mat-sys-primary);
    }
    .begun {
      border-color: var(--mat-sys-primary);
      background: var(--mat-sys-primary-container);
    }
    .parts {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
      white-space: normal;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CampaignProgress {
  private readonly words = inject(WordsOfConsole);
  readonly projects = input.required<readonly Pick<Project, 'step'>[]>();
  /** In a row there is no room for the steps: they stand in the tooltip of the page. */
  readonly short = input(false);

  protected readonly progress = computed(() => progressOf(this.projects()));
  protected readonly sentence = computed(() => {
    const { all, moved } = this.progress();
    if (all === 0) return 'No certificate takes part any more';
    return `${String(moved)} of ${String(all)} ${all === 1 ? 'certificate has' : 'certificates have'} moved`;
  });
  protected readonly fields = computed(() =>
    this.progress().steps.flatMap(({ step, count }) => Array.from({ length: count }, () => step)),
  );
  protected readonly parts = computed(() => {
    if (this.short()) return null;
    const { steps, leftOut } = this.progress();
    const said = steps.map(({ step, count }) => `${String(count)} ${this.words.say(`campaignStep.${step}`)}`);
    return [...said, ...(leftOut > 0 ? [`${String(leftOut)} left out`] : [])].join(' · ');
  });
}
