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
import { MatIcon } from '@angular/material/icon';
import { firstValueFrom } from 'rxjs';
import type { Body } from '#domain/kernel/reference';
import { familyOf } from '#domain/certification/stages';
import { catalogueNow } from '../core/catalogue-now.ts';
import { asProblem, type Problem } from '../core/problem.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { showFirstFault } from '../ui/show-first-fault.ts';
import { bodyForm, bodyRequest, differencesOf, settingValues, type Difference } from './body-form.ts';
import { SettingInput } from './setting-input.ts';
import { SETTING_GROUPS, settingInWords, settingOf, type SettingName, type SettingValue } from './settings.ts';

/** Adds or changes a certification body. Stays open with the reason beside the field when it is refused. */
@Component({
  selector: 'pn-body-dialog',
  imports: [
    Action,
    Field,
    FieldInput,
    FormField,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    MatIcon,
    Notice,
    SettingInput,
  ],
  templateUrl: './body-dialog.html',
  styleUrls: ['../people/person-dialog.scss', './body-dialog.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BodyDialog {
  private readonly dialog = inject<MatDialogRef<BodyDialog, string>>(MatDialogRef);
  private readonly http = inject(HttpClient);
  protected readonly body = inject<{ readonly body: Body | null }>(MAT_DIALOG_DATA).body;

  protected readonly editions = catalogueNow().standards.map(({ name }) => name);
  protected readonly standards = [...new Set(this.editions.map(familyOf))];
  protected readonly groups = SETTING_GROUPS;
  protected readonly settingNames = SETTING_GROUPS.flatMap(({ settings }) => settings);

  protected readonly covers = signal<readonly string[]>(this.body?.covers ?? []);
  protected readonly settings = signal(settingValues(this.body));
  protected readonly differences = signal(differencesOf(this.body));
  protected readonly problem = signal<Problem | null>(null);
  protected readonly general = computed(() => {
    const problem = this.problem();
    return problem !== null && problem.fieldPaths.length === 0 ? problem : null;
  });
  private readonly typed = signal(bodyForm(this.body));
  protected readonly page = form(this.typed, (path) => {
    required(path.name, { message: 'Type the name as it stands on certificates.' });
    required(path.shortName, { message: 'Type what people call it.' });
    required(path.by, {
      message: 'Type who accredited it, or untick the accreditation.',
      when: ({ valueOf }) => valueOf(path.accredited),
    });
  });

  protected shown(
    field: { touched(): boolean; errors(): readonly { message?: string }[] },
    path: string,
  ): string | null {
    const typed = field.touched() ? (field.errors()[0]?.message ?? null) : null;
    return typed ?? this.problem()?.of(path) ?? null;
  }

  protected settingError(name: SettingName, within = 'settings'): string | null {
    const isWrong = this.problem()?.fieldPaths.includes(`${within}.${name}`) === true;
    if (!isWrong) return null;
    return settingOf(name).kind === 'days' ? 'A whole number from 0 to 730.' : 'A whole number from 0 to 60.';
  }

  protected cover(edition: string, isCovered: boolean): void {
    this.covers.update((all) => (isCovered ? [...all, edition] : all.filter((one) => one !== edition)));
  }

  /** What the body does otherwise, beside what differs for one standard. */
  protected otherwise(name: SettingName): string {
    return `otherwise: ${settingInWords(settingOf(name), this.settings()[name])}`;
  }

  protected set(name: SettingName, value: SettingValue): void {
    this.settings.update((all) => ({ ...all, [name]: value }));
  }

  protected addDifference(): void {
    const name: SettingName = 'minorPlanDays';
    const difference = { standard: this.standards[0] ?? '', name, value: this.settings()[name] };
    this.differences.update((all) => [...all, difference]);
  }

  protected changeDifference(index: number, change: Partial<Difference>): void {
    this.differences.update((all) => all.map((one, at) => (at === index ? { ...one, ...change } : one)));
  }

  /** Another setting begins with what the body does otherwise: the value before belongs to the one before. */
  protected chooseSetting(index: number, position: number): void {
    const name = this.settingNames[position]?.name;
    if (name !== undefined) this.changeDifference(index, { name, value: this.settings()[name] });
  }

  protected dropDifference(index: number): void {
    this.differences.update((all) => all.filter((_, at) => at !== index));
  }

  protected cancel(): void {
    this.dialog.close();
  }

  protected save(event: Event): void {
    event.preventDefault();
    const { currentTarget } = event;
    void submit(this.page, () => this.send()).finally(() => {
      showFirstFault(currentTarget);
    });
  }

  private async send(): Promise<void> {
    this.problem.set(null);
    const typed = this.typed();
    const fields = bodyRequest(typed, this.covers(), this.settings(), this.differences());
    try {
      if (this.body) {
        const { id, version } = this.body;
        const change = { ...fields, active: typed.active, shownVersion: version };
        await firstValueFrom(this.http.post(`/api/bodies/${id}/change`, change));
      } else {
        await firstValueFrom(this.http.post('/api/bodies', fields));
      }
      this.dialog.close(this.body ? `${typed.shortName} was changed.` : `${typed.shortName} was added.`);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
