import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem, type Problem } from '../core/problem.ts';
import { Session } from '../core/session.ts';
import { Action } from '../ui/action.ts';
import { Notice } from '../ui/notice.ts';
import { moment } from '../words/dates.ts';

const verificationSchema = z.object({
  checked: z.number(),
  processes: z.number(),
  changes: z.number(),
  ok: z.boolean(),
  /** The first bad row of each chain that is not whole. */
  bad: z.array(z.object({ key: z.string(), seq: z.number(), flaw: z.string() })),
});
type Verification = z.infer<typeof verificationSchema>;

/** Recomputes the hash chain of every process on the server, and says what was found. */
@Component({
  selector: 'pn-verify-chains',
  imports: [Action, MatProgressBar, Notice, RouterLink],
  template: `
    <div class="bar">
      <p class="pn-small pn-quiet pn-grow">
        Every event seals the one before it with a hash. Verifying recomputes all of them and finds what was altered,
        moved or removed.
      </p>
      <pn-action
        label="Verify all chains"
        icon="shield-check-outline"
        [reason]="mayVerify ? null : 'Only quality managers and administrators may verify the whole record.'"
        [busy]="busy()"
        (pressed)="verify()"
      />
    </div>
    @if (busy()) {
      <mat-progress-bar mode="indeterminate" aria-label="Verifying every chain" />
    }
    <div aria-live="polite">
      @if (problem(); as problem) {
        <pn-notice tone="late" title="The chains could not be verified">{{ problem.message }}</pn-notice>
      }
      @if (found(); as found) {
        @if (found.bad.length > 0) {
          <pn-notice tone="late" title="The record was altered">
            @for (bad of found.bad; track bad.key) {
              Event {{ bad.seq }} of
              <a
                class="pn-link"
                [routerLink]="['/processes', bad.key]"
                [queryParams]="{ lens: 'history', at: bad.seq }"
                >{{ bad.key }}</a>: {{ bad.flaw }}.
            }
            {{ found.text }} Tell whoever keeps the database, and compare with a copy.
          </pn-notice>
        } @else {
          <pn-notice tone="plain" icon="shield-check-outline" title="Nothing altered or missing">{{
            found.text
          }}</pn-notice>
        }
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 24px;
      padding: 8px var(--pn-gutter);
    }
    .pn-grow {
      min-width: 220px;
    }
    pn-notice {
      border-top: 1px solid var(--mat-sys-outline-variant);
      border-bottom: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VerifyChains {
  private readonly http = inject(HttpClient);
  protected readonly mayVerify = inject(Session).may('audit.verify');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly result = signal<{ verification: Verification; at: Date } | null>(null);

  protected readonly found = computed(() => {
    const result = this.result();
    if (!result) return null;
    const { checked, processes, changes, bad } = result.verification;
    const at = moment(result.at, { now: result.at });
    return {
      bad,
      text: `${String(checked)} events of ${String(processes)} processes and ${String(changes)} changes of gap analyses were checked ${at}.`,
    };
  });

  protected async verify(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    this.result.set(null);
    try {
      const answer = await firstValueFrom(this.http.post('/api/audit/verify', {}));
      this.result.set({ verification: z.parse(verificationSchema, answer), at: new Date() });
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
