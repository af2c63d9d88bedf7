import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { isInCycle, validFrom } from '#domain/certification/certificates/certificate-state';
import type { JourneyState } from '#domain/certification/state';
import { localDate } from '#domain/kernel/calendar';
import { Bodies } from '../../core/bodies.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { timesOf } from '../../words/dates.ts';
import { movingTo } from './moving-to.ts';

/** One line of facts under the title: which cycle, how many certificates, lead, body, scope, sites and people. */
@Component({
  selector: 'pn-journey-facts',
  template: `
    <div class="pn-facts">
      @if (moving(); as moving) {
        <span class="pn-tag">{{ moving }}</span>
      }
      @for (fact of facts(); track fact) {
        <span>{{ fact }}</span>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JourneyFacts {
  private readonly view = inject(ProcessView);
  private readonly bodies = inject(Bodies);
  readonly state = input.required<JourneyState>();

  /** Stands first: everything after it is about to be somebody else's business. */
  protected readonly moving = computed(() =>
    movingTo(this.state(), { body: (id) => this.bodies.nameOf(id), day: (date) => this.view.day(date) }),
  );
  protected readonly facts = computed(() => {
    const { about, certificates, cycle, lead, body } = this.state();
    const today = localDate(this.view.at().toISOString(), this.view.calendar());
    const held = certificates.filter((one) => isInCycle(one) && validFrom(one, today) === null).length;
    const editions = [...new Set(certificates.map(({ paper, aim }) => paper?.edition ?? aim))].join(' and ');
    const first = cycle === 0 ? 'First certification' : `Cycle ${String(cycle)}`;
    const refused = certificates.filter(({ status }) => status === 'refused').length;
    const count = certificates.length - refused;
    const facts: (string | null)[] = [
      editions,
      `${first}, ${String(count)} ${count === 1 ? 'certificate' : 'certificates'}${held === count ? '' : held === 0 ? ', none yet' : `, ${String(held)} in force`}${refused === 0 ? '' : `, ${String(refused)} refused`}`,
      `Lead ${this.view.person(lead)}`,
      body === null ? 'No certification body yet' : (this.bodies.of(body)?.name ?? this.bodies.nameOf(body)),
      about.scope,
      `${String(about.sites.length)} ${about.sites.length === 1 ? 'site' : 'sites'}${about.headcount === null ? '' : `, ${String(about.headcount)} people`}`,
      about.target === null || !isAhead(this.state()) ? null : `Target ${this.view.day(about.target)}`,
      timesOf(this.view.calendar().zone, this.view.wording().names.site(about.site)),
    ];
    return facts.filter((fact) => fact !== null);
  });
}

/** A target is what the certificates are promised for: once all are decided it is no longer ahead. */
const isAhead = ({ cycle, recertifying, certificates }: JourneyState): boolean =>
  cycle === 0 || recertifying !== null || certificates.some(({ status }) => status === 'none');
