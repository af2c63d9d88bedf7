import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Bodies } from '../../core/bodies.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { ChangeList } from '../page/change-list.ts';
import { JourneyFrame } from '../page/journey-frame.ts';
import { movingTo } from '../page/moving-to.ts';
import { JourneyReading } from '../page/journey-reading.ts';
import { CertificateSheet } from './certificate-sheet.ts';

/** The certificates of a journey, one at a time: decisions, suspensions and dates are each one's own. */
@Component({
  selector: 'pn-certificates-page',
  imports: [CertificateSheet, ChangeList, JourneyFrame, RouterLink],
  providers: [ProcessView, JourneyReading],
  host: { class: 'pn-page' },
  template: `
    <pn-journey-frame [title]="title()" page="Certificates">
      <div facts class="pn-facts">
        @if (moving(); as moving) {
          <span class="pn-tag">{{ moving }}</span>
        }
        @for (fact of facts(); track fact) {
          <span>{{ fact }}</span>
        }
      </div>
      @if (one.state(); as state) {
        @if (state.certificates.length > 1) {
          <nav class="pn-tabs" aria-label="Certificates">
            @for (each of state.certificates; track each.standard) {
              <a
                [routerLink]="[]"
                [fragment]="each.standard"
                [attr.aria-current]="each.standard === shown()?.standard ? 'page' : null"
                >{{ each.paper?.edition ?? each.aim }} <span>{{ view.say('certificate.' + each.status) }}</span></a
              >
            }
          </nav>
        }
        @if (shown(); as certificate) {
          <pn-certificate-sheet [certificate]="certificate" [state]="state" [today]="one.today()" [body]="one.body()" />
        }
        <div class="told"><pn-change-list [state]="state" [body]="one.body()" /></div>
      }
    </pn-journey-frame>
  `,
  styles: `
    .told {
      padding: 0 var(--pn-gutter) 24px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .pn-tabs {
      border-bottom: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificatesPage {
  protected readonly view = inject(ProcessView);
  protected readonly one = inject(JourneyReading);
  private readonly bodies = inject(Bodies);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment, { initialValue: null });
  readonly key = input.required<string>();

  /** The one the address names, else the first. */
  protected readonly shown = computed(() => {
    const all = this.one.state()?.certificates ?? [];
    return all.find(({ standard }) => standard === this.fragment()) ?? all[0] ?? null;
  });
  protected readonly title = computed(() => {
    const certificate = this.shown();
    const site = this.one.state()?.about.site;
    if (!certificate || site === undefined) return 'Certificates';
    return `${certificate.paper?.edition ?? certificate.aim}, ${this.view.wording().names.site(site)}`;
  });
  protected readonly moving = computed(() => {
    const state = this.one.state();
    return state && movingTo(state, { body: (id) => this.bodies.nameOf(id), day: (date) => this.view.day(date) });
  });
  protected readonly facts = computed(() => {
    const state = this.one.state();
    const certificate = this.shown();
    if (!state || !certificate) return [];
    const { paper } = certificate;
    return [
      state.about.title,
      paper === null ? 'Not certified yet' : `${paper.number}, revision ${String(paper.revision)}`,
      this.one.body(),
      `${String((paper?.sites ?? state.about.sites).length)} ${(paper?.sites ?? state.about.sites).length === 1 ? 'site' : 'sites'}`,
      `Lead ${this.view.person(state.lead)}`,
    ];
  });

  constructor() {
    effect(() => {
      const key = this.key();
      untracked(() => {
        this.one.key.set(key);
      });
    });
  }
}
