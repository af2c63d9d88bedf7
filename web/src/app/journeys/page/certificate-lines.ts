import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  isInCycle,
  validFrom,
  validUntil,
  type Certificate,
} from '#domain/certification/certificates/certificate-state';
import type { JourneyState } from '#domain/certification/state';
import type { LocalDate } from '#domain/kernel/instant';
import { BodyWarnings } from '../../bodies/body-warnings.ts';
import { PaperWarnings } from '../certificates/paper-warnings.ts';
import { PartMenu } from '../../processes/part-menu.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { SectionHead } from '../../ui/section-head.ts';
import type { Shape } from '../../ui/shape.ts';
import { StateShape } from '../../ui/state-shape.ts';

/** How a certificate stands, as a shape: green is kept for what is valid today. */
export function certificateShape(certificate: Certificate, today: LocalDate, isOverdue = false): Shape {
  const { status } = certificate;
  if (validFrom(certificate, today) !== null) return 'ahead';
  switch (status) {
    case 'valid':
    case 'reduced':
      // Valid, and the body may suspend (9.6.5): no reason for a green tick.
      return isOverdue ? 'late' : 'proven';
    case 'suspended':
      return 'soon';
    case 'expired':
    case 'lapsed':
    case 'withdrawn':
    case 'refused':
      return 'late';
    case 'none':
      return 'ahead';
    case 'givenUp':
      return 'done';
  }
}

/** Whether a surveillance of the certificate is overdue now: its own clock runs. */
export const isSurveillanceOverdue = ({ standard }: Certificate, { clocks }: JourneyState): boolean =>
  clocks.some(({ rule, subject }) => rule === 'overdueSurveillance' && subject === `certificate:${standard}`);

/** The same in a word: what takes effect later is valid from its day. */
export function certificateStanding(
  certificate: Certificate,
  today: LocalDate,
  view: Pick<ProcessView, 'say' | 'day'>,
): string {
  const from = validFrom(certificate, today);
  return from === null
    ? view.say(`certificate.${certificate.status}`)
    : view.say('certificate.validFrom', { date: view.day(from) });
}

/** The certificates of a journey in a line each; their own page has the dates with their rules. */
@Component({
  selector: 'pn-certificate-lines',
  imports: [BodyWarnings, PaperWarnings, PartMenu, RouterLink, SectionHead, StateShape],
  template: `
    <pn-section-head [title]="certificates().length === 1 ? 'Certificate' : 'Certificates'" />
    <ul>
      @for (one of certificates(); track one.standard) {
        <li>
          <pn-state-shape [shape]="one.shape" />
          <div>
            <p>
              <a [routerLink]="['/journeys', key(), 'certificates']" [fragment]="one.standard">{{
                one.name
              }}</a>&ngsp;<span class="pn-second">{{ one.status }}</span>
            </p>
            @if (one.facts) {
              <p class="pn-small pn-quiet">{{ one.facts }}</p>
            }
            @if (state().ended === null) {
              @if (one.held; as paper) {
                <pn-paper-warnings [edition]="paper.edition" [soaVersion]="paper.soaVersion" />
              }
              <pn-body-warnings [body]="state().body" [editions]="one.editions" [until]="one.expiresOn" />
            }
          </div>
          <pn-part-menu [subject]="'certificate:' + one.standard" [name]="one.name" />
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr) auto;
      padding: 7px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    pn-state-shape {
      margin-top: 2px;
    }
    a {
      font: var(--pn-cell-title);
    }
    a:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificateLines {
  private readonly view = inject(ProcessView);
  readonly state = input.required<JourneyState>();
  readonly key = input.required<string>();
  readonly today = input.required<LocalDate>();

  protected readonly certificates = computed(() =>
    this.state().certificates.map((certificate) => {
      const isOverdue = isSurveillanceOverdue(certificate, this.state());
      const { paper, aim, standard, undecided } = certificate;
      const standing = certificateStanding(certificate, this.today(), this.view);
      const until = validUntil(certificate);
      const facts: (string | null)[] = [
        isOverdue ? 'surveillance overdue: the body may suspend' : null,
        paper === null ? null : `${paper.number}, revision ${String(paper.revision)}`,
        paper !== null && paper.edition !== aim ? `moves to ${aim}` : null,
        undecided === null ? null : `decision ${undecided.what}: “${undecided.reason}”`,
      ];
      return {
        standard,
        name: paper?.edition ?? aim,
        shape: certificateShape(certificate, this.today(), isOverdue),
        status: isInCycle(certificate) && until !== null ? `${standing} until ${this.view.day(until)}` : standing,
        facts: facts.filter((fact) => fact !== null).join(' · '),
        // What is held and what is aimed at: a body has to be accredited for both.
        editions: [...new Set([...(paper && isInCycle(certificate) ? [paper.edition] : []), aim])],
        held: isInCycle(certificate) ? paper : null,
        expiresOn: paper?.expiresOn ?? null,
      };
    }),
  );
}
