import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { wordSubject } from '../words/word-event.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { BodySelect } from './body-select.ts';
import { ChecksInput } from './checks-input.ts';
import { ChoiceInput } from './choice-input.ts';
import { ClausesInput } from './clauses-input.ts';
import { FilesInput } from './files-input.ts';
import { KeysInput } from './keys-input.ts';
import { PeopleInput } from './people-input.ts';
import { PersonSelect } from './person-select.ts';
import { groupsOf, listOf, textOf } from './draft.ts';
import type { Draft, DraftValue, FieldSpec, Option, OptionGroup } from './draft.ts';

const POINTS: readonly Option[] = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
const YES_NO: readonly Option[] = [
  { value: 'yes', label: 'yesNo.yes' },
  { value: 'no', label: 'yesNo.no' },
];

const SHORT: ReadonlySet<FieldSpec['kind']> = new Set([
  ...(['points', 'person', 'date', 'select', 'line', 'number', 'body'] as const),
]);
/** Keys of one process that belong together are one answer. */
const SINGLE_KEYS: ReadonlySet<string> = new Set(['duplicateOf', 'key']);

/** The questions of a command, drawn from their description, each with its error beside it. */
@Component({
  selector: 'pn-command-fields',
  imports: [
    ...[BodySelect, ChecksInput, ChoiceInput, ClausesInput, Field, FieldInput, FilesInput, KeysInput, PeopleInput],
    PersonSelect,
  ],
  template: `
    @for (field of worded(); track field.spec.name) {
      @let value = draft()[field.spec.name];
      <pn-field
        [label]="field.label"
        [note]="field.spec.optional ? 'if any' : null"
        [hint]="field.hint"
        [error]="errors()[field.spec.name] ?? null"
        [required]="!field.spec.optional"
        [class.half]="isShort(field.spec)"
      >
        @switch (field.spec.kind) {
          @case ('text') {
            <textarea
              pnInput
              rows="3"
              [value]="text(value)"
              (input)="set(field.spec.name, $any($event.target).value)"
            ></textarea>
          }
          @case ('line') {
            <input pnInput [value]="text(value)" (input)="set(field.spec.name, $any($event.target).value)" />
          }
          @case ('date') {
            <input
              pnInput
              type="date"
              class="date"
              [value]="text(value)"
              (change)="set(field.spec.name, $any($event.target).value)"
            />
          }
          @case ('select') {
            <select pnInput [value]="text(value)" (change)="set(field.spec.name, $any($event.target).value)">
              @if (field.spec.optional) {
                <option value="" [selected]="text(value) === ''">None</option>
              } @else if (text(value) === '') {
                <!-- A list shows its first answer as if it were chosen. -->
                <option value="" selected>Choose</option>
              }
              @for (group of field.groups; track group.label) {
                @if (group.label === null) {
                  @for (option of group.options; track option.value) {
                    <option [value]="option.value" [selected]="option.value === value">{{ option.label }}</option>
                  }
                } @else {
                  <optgroup [label]="group.label">
                    @for (option of group.options; track option.value) {
                      <option [value]="option.value" [selected]="option.value === value">{{ option.label }}</option>
                    }
                  </optgroup>
                }
              }
            </select>
          }
          @case ('number') {
            <input
              pnInput
              type="number"
              inputmode="numeric"
              class="number"
              [value]="text(value)"
              (input)="set(field.spec.name, $any($event.target).value)"
            />
          }
          @case ('lines') {
            <textarea
              pnInput
              rows="3"
              [value]="text(value)"
              (input)="set(field.spec.name, $any($event.target).value)"
            ></textarea>
          }
          @case ('checks') {
            <pn-checks-input
              [value]="list(value)"
              [label]="field.label"
              [options]="field.options"
              (valueChange)="set(field.spec.name, $event)"
            />
          }
          @case ('body') {
            <pn-body-select
              [value]="text(value)"
              [label]="field.label"
              [except]="field.spec.except ?? []"
              (valueChange)="set(field.spec.name, $event)"
            />
          }
          @case ('person') {
            <pn-person-select
              [value]="text(value)"
              [label]="field.label"
              (valueChange)="set(field.spec.name, $event)"
            />
          }
          @case ('people') {
            <pn-people-input [value]="list(value)" [label]="field.label" (valueChange)="set(field.spec.name, $event)" />
          }
          @case ('files') {
            <pn-files-input
              [value]="list(value)"
              [label]="field.label"
              [single]="field.spec.name === 'fileId'"
              (valueChange)="setFiles(field.spec, $event)"
            />
          }
          @case ('clauses') {
            <pn-clauses-input
              [value]="list(value)"
              [label]="field.label"
              (valueChange)="set(field.spec.name, $event)"
            />
          }
          @case ('keys') {
            <pn-keys-input
              [value]="list(value)"
              [label]="field.label"
              [single]="isSingle(field.spec)"
              (valueChange)="setKeys(field.spec, $event)"
            />
          }
          @default {
            <pn-choice-input
              [value]="text(value)"
              [label]="field.label"
              [options]="field.options"
              (valueChange)="set(field.spec.name, $event)"
            />
          }
        }
      </pn-field>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 14px 24px;
    }
    pn-field {
      flex: 1 1 100%;
    }
    .half {
      flex-basis: 260px;
    }
    .date,
    .number {
      max-width: 200px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommandFields {
  private readonly words = inject(WordsOfConsole);

  readonly command = input.required<string>();
  readonly fields = input.required<readonly FieldSpec[]>();
  readonly draft = input.required<Draft>();
  readonly errors = input<Readonly<Record<string, string>>>({});
  /** One answer changed. */
  readonly changed = output<Draft>();

  /** With what was answered since the page was drawn: two answers at once must not undo each other. */
  private readonly latest = linkedSignal(() => this.draft());
  protected readonly worded = computed(() => this.fields().map((spec) => this.word(spec)));
  protected readonly text = textOf;

  /** Short answers share a line. */
  protected isShort({ kind }: FieldSpec): boolean {
    return SHORT.has(kind);
  }

  protected readonly list = listOf;

  protected set(name: string, value: DraftValue): void {
    this.latest.update((draft) => ({ ...draft, [name]: value }));
    this.changed.emit(this.latest());
  }

  protected setFiles({ name }: FieldSpec, files: readonly string[]): void {
    this.set(name, name === 'fileId' ? files[0] : files);
  }

  protected setKeys({ name }: FieldSpec, keys: readonly string[]): void {
    this.set(name, SINGLE_KEYS.has(name) ? keys[0] : keys);
  }

  protected isSingle({ name }: FieldSpec): boolean {
    return SINGLE_KEYS.has(name);
  }

  private word(spec: FieldSpec): {
    readonly spec: FieldSpec;
    readonly label: string;
    readonly hint: string | null;
    readonly options: readonly Option[];
    readonly groups: readonly OptionGroup[];
  } {
    const { name, kind } = spec;
    const { words } = this.words.wording();
    const own = `label.${this.command()}.${name}`;
    const hint = [`hint.${this.command()}.${name}`, `hint.${name}`].find((code) => code in words);
    const asked = spec.options ?? (kind === 'points' ? POINTS : kind === 'yesNo' ? YES_NO : []);
    const options = asked.map((option) => ({ ...option, label: this.wordOption(option) }));
    return {
      spec,
      label: this.words.say(own in words ? own : `label.${name}`),
      hint: hint === undefined ? null : this.words.say(hint),
      options,
      groups: groupsOf(options).map(({ label, options: each }) => ({
        label: label === null ? null : `${this.words.say(label)} (${String(each.length)})`,
        options: each,
      })),
    };
  }

  private wordOption({ label, params }: Option): string {
    const [, kind, rest = ''] = /^(subject|site|text):(.*)$/s.exec(label) ?? [];
    // What somebody wrote is shown as written.
    if (kind === 'text') return rest;
    if (kind === 'site') return this.words.wording().names.site(rest);
    const text = kind === 'subject' ? wordSubject(rest, this.words.wording()) : this.words.say(label, params);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  }
}
