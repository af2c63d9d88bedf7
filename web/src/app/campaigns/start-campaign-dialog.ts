import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import * as z from 'zod/mini';
import { startBody } from '#domain/campaign/bodies';
import { aheadOf } from '#domain/campaign/state';
import { dayNumber } from '#domain/kernel/calendar';
import { editionSchema } from '#domain/kernel/reference';
import { changedClauses } from '#domain/standards/catalogue';
import { Births } from '../commands/births.ts';
import { errorsOf } from '../commands/draft.ts';
import { PersonSelect } from '../commands/person-select.ts';
import { catalogueNow } from '../core/catalogue-now.ts';
import { Directory } from '../core/directory.ts';
import { Now } from '../core/now.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { portfolioSchema } from '../journeys/portfolio/portfolio.ts';
import { processRowSchema } from '../processes/detail.ts';
import { localDateOf } from '../standards/edition-lines.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { day } from '../words/dates.ts';
import { problemOf } from './add-journeys-dialog.ts';
import { candidatesFor, changesUnderWay } from './candidates.ts';
import { JourneysChoice } from './journeys-choice.ts';
import { daysAway } from './progress.ts';
import { runningFor, withoutCampaign } from './running.ts';

const editionsSchema = z.object({ editions: z.array(editionSchema) });
const runningSchema = z.object({ rows: z.array(processRowSchema) });

/** What was chosen before the dialog opened. */
export interface StartCampaignData {
  /** The new edition; null leaves the choice to the reader. */
  readonly edition: string | null;
}

/** Starts a transition campaign: which edition, who leads it, and the journeys whose certificates have to move. */
@Component({
  selector: 'pn-start-campaign-dialog',
  imports: [Action, Field, FieldInput, JourneysChoice, MatDialogModule, Notice, PersonSelect, RouterLink],
  templateUrl: './start-campaign-dialog.html',
  styleUrls: ['../commands/command-dialog.scss', './start-campaign-dialog.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StartCampaignDialog {
  private readonly data = inject<StartCampaignData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<StartCampaignDialog, string>>(MatDialogRef);
  private readonly births = inject(Births);
  private readonly directory = inject(Directory);
  private readonly now = inject(Now);
  private readonly session = inject(Session);
  private readonly words = inject(WordsOfConsole);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  private readonly editions = read(() => '/api/editions', {
    parse: (body) => z.parse(editionsSchema, body).editions,
  });
  protected readonly portfolio = read(() => '/api/journeys', {
    parse: (body) => z.parse(portfolioSchema, body).journeys,
  });
  private readonly running = read(() => '/api/processes?type=campaign&limit=200', {
    parse: (body) => z.parse(runningSchema, body).rows,
  });

  protected readonly changes = computed(() => changesUnderWay(this.editions.value() ?? [], localDateOf(this.now.at())));
  private readonly picked = signal(this.data.edition);
  protected readonly change = computed(() => {
    const changes = this.changes();
    // One that still needs a campaign is offered first.
    const needed = withoutCampaign(changes, this.running.value() ?? []);
    return changes.find(({ edition }) => edition === this.picked()) ?? needed[0] ?? changes[0];
  });
  protected readonly options = computed(() =>
    this.changes().map(({ edition, from, endsOn }) => ({
      edition,
      label: `${edition}, from ${from} until ${this.day(endsOn)}`,
    })),
  );
  protected readonly isLoaded = computed(() => this.editions.value() !== undefined);
  protected readonly problem = computed(() => this.editions.problem() ?? this.portfolio.problem());
  /** “ISO 9001:2015 ends on …” */
  protected readonly lead = computed(() => {
    const change = this.change();
    if (!change) return null;
    const { from, endsOn, newUntil } = change;
    const left = daysAway(dayNumber(endsOn) - dayNumber(localDateOf(this.now.at())));
    const cutOff = newUntil === null ? '' : ` New ones are issued until ${this.day(newUntil)}.`;
    return `Certificates to ${from} are valid until ${this.day(endsOn)}, ${left}.${cutOff}`;
  });
  protected readonly runs = computed(() => runningFor(this.change()?.edition, this.running.value() ?? []));
  /** What runs already, in words; the button says it too. */
  protected readonly already = computed(() => {
    const key = this.runs()?.key;
    const edition = this.change()?.edition;
    if (key === undefined || edition === undefined) return null;
    const said = { key, edition };
    return {
      key,
      title: this.words.say('startCampaign.runs', said),
      text: this.words.say('startCampaign.runs.then'),
      open: this.words.say('startCampaign.open', said),
      reason: this.words.say('startCampaign.runs.reason', said),
    };
  });

  protected readonly sites = computed(() => [...this.directory.sites().values()].filter(({ active }) => active));
  protected readonly site = signal(this.session.person()?.site ?? '');
  protected readonly leadId = signal(this.session.person()?.id ?? '');
  protected readonly candidates = computed(() => {
    const change = this.change();
    return change ? candidatesFor(change, this.portfolio.value() ?? []) : [];
  });
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly follows = computed(() => {
    const change = this.change();
    const count = this.chosen().length;
    if (!change || count === 0) return null;
    const clauses = changedClauses(catalogueNow(), change.edition).length;
    const asked = count === 1 ? 'The journey is asked at once' : `${String(count)} journeys are asked at once`;
    const rated =
      clauses === 0
        ? ''
        : `, and rates the ${String(clauses)} clauses that changed`.replace('rates', count === 1 ? 'rates' : 'rate');
    return `${asked}${rated}. ${this.directory.nameOf(this.leadId())} sees to it that all have moved by ${this.day(aheadOf(change.endsOn))}, half a year before the end.`;
  });

  private readonly body = computed(() => ({
    edition: this.change()?.edition ?? '',
    site: this.site(),
    lead: this.leadId(),
    journeys: this.chosen(),
  }));
  private readonly pressed = signal(false);
  private readonly refused = signal<{ readonly sentence: string; readonly field: string | null } | null>(null);
  protected readonly busy = signal(false);
  protected readonly errors = computed<Readonly<Record<string, string>>>(() => {
    const missing = this.pressed() ? errorsOf(startBody, this.body()) : {};
    const none = this.pressed() && this.chosen().length === 0 ? { journeys: 'Choose at least one journey.' } : {};
    const refused = this.refused();
    return { ...missing, ...none, ...(refused?.field ? { [refused.field]: refused.sentence } : {}) };
  });
  protected readonly general = computed(() => {
    const refused = this.refused();
    return refused?.field === null ? refused.sentence : null;
  });
  private id = crypto.randomUUID();

  constructor() {
    // Whoever holds a certificate to the old edition has to move: they are chosen to begin with, unless a campaign has
    // asked them already.
    effect(() => {
      const held = this.runs() ? [] : this.candidates().filter(({ standing }) => standing !== 'aims');
      untracked(() => this.chosen.set(held.map(({ key }) => key)));
    });
  }

  protected pick(edition: string): void {
    this.picked.set(edition);
    this.changed();
  }

  protected changed(): void {
    this.refused.set(null);
    // What is sent now is something else than what was refused or got no answer.
    this.id = crypto.randomUUID();
  }

  protected close(): void {
    this.dialog.close();
  }

  /** A link that leaves the dialog with the campaign as its answer: the page goes there. */
  protected openRunning(key: string): void {
    this.dialog.close(key);
  }

  protected async start(): Promise<void> {
    // Enter in a field presses the button that is locked.
    if (this.already() !== null) return;
    this.pressed.set(true);
    this.refused.set(null);
    if (Object.keys(this.errors()).length > 0) {
      this.showFault();
      return;
    }
    this.busy.set(true);
    const born = await this.births.begin({
      id: this.id,
      type: 'campaign',
      name: 'startTransition',
      body: this.body(),
    });
    this.busy.set(false);
    if (born.kind === 'born') this.dialog.close(born.key);
    else this.refused.set({ sentence: problemOf(born) ?? '', field: born.kind === 'refused' ? born.field : null });
  }

  /** The button is in sight while the fault may not be; journeys are no single control. */
  private showFault(): void {
    setTimeout(() => {
      const field = this.host.nativeElement.querySelector('.error')?.closest('pn-field');
      field?.scrollIntoView({ block: 'center' });
      field?.querySelector<HTMLElement>('input, select')?.focus();
    });
  }

  private day(date: string): string {
    return day(date, this.words.wording().dates);
  }
}
