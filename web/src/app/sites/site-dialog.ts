import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required, submit } from '@angular/forms/signals';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Directory } from '../core/directory.ts';
import { asProblem, type Problem } from '../core/problem.ts';
import { countries, zones } from '../first-run/places.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import type { Site } from './site.ts';

/** Adds or changes a site. Stays open with the reason beside the field when it is refused. */
@Component({
  selector: 'pn-site-dialog',
  imports: [Action, Field, FieldInput, FormField, MatDialogActions, MatDialogContent, MatDialogTitle, Notice],
  template: `
    <h2 matDialogTitle>{{ site ? 'Change ' + site.name : 'Add a site' }}</h2>
    <form novalidate (submit)="save($event)">
      <mat-dialog-content>
        <div class="grid">
          <pn-field class="wide" label="Name" [required]="true" [error]="shown(page.name(), 'name')">
            <input pnInput [formField]="page.name" />
          </pn-field>
          <pn-field
            label="Country"
            note="its holidays count"
            [required]="true"
            [error]="shown(page.country(), 'country')"
          >
            <select pnInput [formField]="page.country">
              <option value="">Choose</option>
              @for (country of countries; track country.code) {
                <option [value]="country.code">{{ country.name }}</option>
              }
            </select>
          </pn-field>
          <pn-field label="Time zone" note="due dates end here" [required]="true" [error]="shown(page.zone(), 'zone')">
            <select pnInput [formField]="page.zone">
              @for (zone of zones; track zone) {
                <option [value]="zone">{{ zone }}</option>
              }
            </select>
          </pn-field>
          <pn-field
            class="wide"
            label="Places"
            note="one a line; people choose from them when they report"
            [error]="shown(page.places(), 'places')"
          >
            <textarea pnInput rows="8" [formField]="page.places"></textarea>
          </pn-field>
        </div>
        @if (site) {
          <label class="active">
            <input type="checkbox" [formField]="page.active" /> In use
            <span class="pn-quiet">A site where people work or loops are open stays in use.</span>
          </label>
        }
        @if (general(); as problem) {
          <pn-notice tone="late" [title]="problem.title + '.'">{{ problem.detail }}</pn-notice>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <pn-action label="Not now" kind="text" (pressed)="cancel()" />
        <pn-action [label]="site ? 'Save' : 'Add the site'" kind="filled" type="submit" [busy]="page().submitting()" />
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../people/person-dialog.scss',
  styles: `
    .wide {
      grid-column: 1 / -1;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SiteDialog {
  private readonly dialog = inject<MatDialogRef<SiteDialog, string>>(MatDialogRef);
  private readonly http = inject(HttpClient);
  private readonly directory = inject(Directory);
  protected readonly site = inject<{ readonly site: Site | null }>(MAT_DIALOG_DATA).site;
  protected readonly countries = countries;
  protected readonly zones = zones;

  protected readonly problem = signal<Problem | null>(null);
  protected readonly general = computed(() => {
    const problem = this.problem();
    return problem !== null && problem.fieldPaths.length === 0 ? problem : null;
  });
  private readonly typed = signal({
    name: this.site?.name ?? '',
    country: this.site?.country ?? '',
    zone: this.site?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    places: this.site?.places.join('\n') ?? '',
    active: this.site?.active ?? true,
  });
  protected readonly page = form(this.typed, (path) => {
    required(path.name, { message: 'Type the name, for example the town.' });
    required(path.country, { message: 'Choose the country: its holidays count.' });
  });

  protected shown(
    field: { touched(): boolean; errors(): readonly { message?: string }[] },
    path: string,
  ): string | null {
    const typed = field.touched() ? (field.errors()[0]?.message ?? null) : null;
    return typed ?? this.problem()?.of(path) ?? null;
  }

  protected cancel(): void {
    this.dialog.close();
  }

  protected save(event: Event): void {
    event.preventDefault();
    void submit(this.page, () => this.send());
  }

  private async send(): Promise<void> {
    this.problem.set(null);
    const { active, places: lines, ...fields } = this.typed();
    const places = lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    try {
      if (this.site) {
        const { id, version } = this.site;
        await firstValueFrom(this.http.put(`/api/sites/${id}`, { ...fields, places, active, version }));
      } else {
        await firstValueFrom(this.http.post('/api/sites', { ...fields, places }));
      }
      await this.directory.load();
      this.dialog.close(this.site ? `${fields.name} was changed.` : `${fields.name} was added.`);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
