import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { DEFAULT_BODY_SETTINGS } from '#domain/seed/body-settings';
import { BodyWarnings } from '../../bodies/body-warnings.ts';
import { Births, type Born } from '../../commands/births.ts';
import { ChoiceInput } from '../../commands/choice-input.ts';
import { CommandFields } from '../../commands/command-fields.ts';
import { listOf, textOf, type Draft, type Option } from '../../commands/draft.ts';
import { isAsBegun } from '../../commands/written.ts';
import { Bodies } from '../../core/bodies.ts';
import { Directory } from '../../core/directory.ts';
import { Session } from '../../core/session.ts';
import { Action } from '../../ui/action.ts';
import { Notice } from '../../ui/notice.ts';
import type { KeepsWriting } from '../../ui/unsent-writing.ts';
import { showFirstFault } from '../../ui/show-first-fault.ts';
import { PaperWarnings } from '../certificates/paper-warnings.ts';
import {
  aboutFields,
  birthBody,
  birthFaults,
  certificateFieldsAsked,
  hasFaults,
  HELD_FIELDS,
  ofItsOwn,
  proposedExpiry,
  withJourney,
  withRefusal,
  type BirthDraft,
  type Way,
} from './birth-fields.ts';

const WAYS: readonly Option[] = [
  { value: 'start', label: 'To the first certificates' },
  { value: 'enter', label: 'Certificates are held already' },
];

/** Starts a journey: from the gap analysis on, or by typing in the certificates that are held. */
@Component({
  selector: 'pn-start-dialog',
  imports: [Action, BodyWarnings, ChoiceInput, CommandFields, MatDialogModule, Notice, PaperWarnings],
  templateUrl: './start-dialog.html',
  styleUrls: ['../../commands/command-dialog.scss', './start-dialog.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StartDialog implements KeepsWriting {
  private readonly dialog = inject<MatDialogRef<StartDialog, string>>(MatDialogRef);
  private readonly births = inject(Births);
  private readonly directory = inject(Directory);
  private readonly bodies = inject(Bodies);
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly text = textOf;
  protected readonly ways = WAYS;
  protected readonly heldFields = HELD_FIELDS;
  private readonly sites = computed(() =>
    [...this.directory.sites().values()].filter(({ active }) => active).map(({ id }) => id),
  );
  private readonly home = this.session.person()?.site ?? '';
  protected readonly draft = signal<BirthDraft>({
    way: 'start',
    about: { site: this.home, sites: [this.home].filter(Boolean), lead: this.session.person()?.id ?? '' },
    certificates: [{ firstCycle: 'no' }],
    audits: [],
  });
  private readonly begun = this.draft();
  protected readonly fields = computed(() => aboutFields(this.draft().way, this.sites()));
  /** The certificates as they are shown: with what follows from the journey. */
  protected readonly papers = computed(() =>
    this.draft().certificates.map((one) => withJourney(one, this.draft().about)),
  );
  protected readonly paperFields = computed(() =>
    this.papers().map((one, index) =>
      certificateFieldsAsked(this.sitesOfJourney(), one, this.faults().certificates[index]),
    ),
  );
  private readonly sitesOfJourney = computed(() => {
    const { sites } = this.draft().about;
    return Array.isArray(sites) ? (sites as readonly string[]) : [];
  });

  /** What the body would have to be accredited for, and until when. */
  protected readonly relied = computed(() => {
    const { way, about, certificates } = this.draft();
    const held = way === 'enter' ? certificates : [];
    const ends = held.map(({ expiresOn }) => textOf(expiresOn)).filter(Boolean);
    return {
      body: textOf(about['body']) || null,
      editions:
        way === 'enter' ? held.map(({ edition }) => textOf(edition)).filter(Boolean) : listOf(about['editions']),
      until: ends.sort().at(-1) ?? null,
    };
  });

  private readonly pressed = signal(false);
  private readonly born = signal<Born | null>(null);
  protected readonly busy = signal(false);
  private readonly missing = computed(() => birthFaults(this.draft(), this.sites()));
  protected readonly faults = computed(() => {
    const none = { about: {}, certificates: [], audits: [] };
    const missing = this.pressed() ? this.missing() : { ...none, ...emptied(this.missing()) };
    const born = this.born();
    return born?.kind === 'refused' ? withRefusal(missing, born.field, born.sentence) : missing;
  });
  /** What is about no single field. */
  protected readonly general = computed(() => {
    const born = this.born();
    switch (born?.kind) {
      case undefined:
      case 'born':
      case 'accepted':
        return null;
      case 'refused':
        return born.field === null || born.field === 'certificates' || born.field === 'audits' ? born.sentence : null;
      case 'invalid':
        return born.sentence;
      case 'again':
        return `${born.problem.message} Trying again is safe: it is carried out once.`;
      case 'stale':
      case 'failed':
        return born.kind === 'failed' ? born.problem.message : 'Something changed meanwhile. Try again.';
    }
  });
  protected readonly follows = computed(() =>
    this.draft().way === 'start'
      ? 'The journey begins with the gap analysis. Clauses are rated, gaps become actions, the plan is approved by top management.'
      : 'The journey begins in the right window: surveillance, recertification and transition follow from the dates you type.',
  );
  private id = crypto.randomUUID();

  protected choose(way: string): void {
    this.change({ ...this.draft(), way: way === 'enter' ? 'enter' : ('start' satisfies Way) });
  }

  /** The central site is always part of the journey; one that was only there as such goes with it. */
  protected changeAbout(about: Draft): void {
    const site = textOf(about['site']);
    const before = textOf(this.draft().about['site']);
    const listed = Array.isArray(about['sites']) ? (about['sites'] as readonly string[]) : [];
    const sites = site !== before && listed.length === 1 ? listed.filter((one) => one !== before) : listed;
    const all = site !== '' && !sites.includes(site) ? [...sites, site] : sites;
    this.change({ ...this.draft(), about: { ...about, sites: all } });
  }

  protected changeCertificate(index: number, certificate: Draft): void {
    const before = this.draft().certificates[index];
    // A proposal, as the body does it; what is printed on the certificate counts.
    const decidedOn = textOf(certificate['decidedOn']);
    const isNew = decidedOn !== '' && decidedOn !== textOf(before?.['decidedOn']);
    const { expiry } = this.bodies.of(textOf(this.draft().about['body']))?.settings ?? DEFAULT_BODY_SETTINGS;
    const next = isNew ? { ...certificate, expiresOn: proposedExpiry(decidedOn, expiry) } : certificate;
    const own = ofItsOwn(next, this.draft().about);
    this.change({ ...this.draft(), certificates: replaced(this.draft().certificates, index, own) });
  }

  protected addCertificate(): void {
    this.change({ ...this.draft(), certificates: [...this.draft().certificates, { firstCycle: 'no' }] });
  }

  protected removeCertificate(index: number): void {
    const certificates = this.draft().certificates.filter((_one, at) => at !== index);
    this.change({ ...this.draft(), certificates });
  }

  protected changeAudit(index: number, audit: Draft): void {
    this.change({ ...this.draft(), audits: replaced(this.draft().audits, index, audit) });
  }

  protected addAudit(): void {
    this.change({ ...this.draft(), audits: [...this.draft().audits, { kind: 'surveillance' }] });
  }

  protected removeAudit(index: number): void {
    this.change({ ...this.draft(), audits: this.draft().audits.filter((_one, at) => at !== index) });
  }

  /** Nothing of it is kept once it is closed. */
  forgetWriting(): void {
    this.draft.set(this.begun);
  }

  isAsBegun(): boolean {
    const { way, about, certificates, audits } = this.draft();
    const [certificate = {}, ...others] = certificates;
    const [blank = {}] = this.begun.certificates;
    const hasMore = others.length > 0 || audits.length > 0;
    return way === this.begun.way && isAsBegun(about, this.begun.about) && isAsBegun(certificate, blank) && !hasMore;
  }

  protected close(): void {
    this.dialog.close();
  }

  protected async start(): Promise<void> {
    this.pressed.set(true);
    this.born.set(null);
    if (hasFaults(this.missing())) {
      showFirstFault(this.host.nativeElement);
      return;
    }
    this.busy.set(true);
    const { way } = this.draft();
    const body = birthBody(this.draft(), this.sites());
    const born = await this.births.begin({ id: this.id, type: 'journey', name: way, body });
    this.busy.set(false);
    this.born.set(born);
    if (born.kind === 'born') this.dialog.close(born.key);
    else if (born.kind === 'refused') showFirstFault(this.host.nativeElement);
  }

  private change(draft: BirthDraft): void {
    this.draft.set(draft);
    this.born.set(null);
    // What is sent now is something else than what was refused or got no answer.
    this.id = crypto.randomUUID();
  }
}

function replaced(all: readonly Draft[], index: number, next: Draft): readonly Draft[] {
  return all.map((one, at) => (at === index ? next : one));
}

/** The same parts without a fault in them: nothing is red before the button was pressed. */
function emptied({ certificates, audits }: { certificates: readonly object[]; audits: readonly object[] }) {
  return { certificates: certificates.map(() => ({})), audits: audits.map(() => ({})) };
}
