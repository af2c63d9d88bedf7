import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { Finding } from '#domain/certification/findings/finding-state';
import { ProcessView } from '../../processes/process-view.ts';

/** Everything that went back and forth about one finding: what was sent, what the body said, what is not agreed. */
@Component({
  selector: 'pn-finding-rounds',
  template: `
    <p class="whole">{{ finding().text }}</p>
    <dl>
      <dt>Owner</dt>
      <dd>{{ view.personOrYou(finding().owner) }}</dd>
      @if (finding().spread; as spread) {
        <dt>Other sites</dt>
        <dd>{{ view.say('spread.' + spread) }} (IAF MD 1)</dd>
      }
      @if (finding().hardStop; as stop) {
        <dt>Hard stop</dt>
        <dd class="pn-late">{{ view.day(stop.on) }}: nobody can extend it</dd>
      }
    </dl>
    @for (round of finding().rounds; track $index) {
      <section>
        <h3>
          {{ round.what === 'answer' ? 'Answer' : 'Evidence' }} sent {{ view.day(round.sentOn) }} by
          {{ view.person(round.by) }}
        </h3>
        <dl>
          @if (round.correction; as text) {
            <dt>Correction</dt>
            <dd>{{ text }}</dd>
          }
          @if (round.cause; as text) {
            <dt>Cause</dt>
            <dd>{{ text }}</dd>
          }
          @if (round.action; as text) {
            <dt>Corrective action</dt>
            <dd>{{ text }}</dd>
          }
          @if (round.note; as text) {
            <dt>Shows</dt>
            <dd>{{ text }}</dd>
          }
          @if (round.files.length > 0) {
            <dt>Files</dt>
            <dd>
              @for (file of round.files; track file) {
                <a class="pn-link" [href]="'/api/files/' + file" download>{{ nameOf(file) }}</a>
              }
            </dd>
          }
          @if (round.verdict; as verdict) {
            <dt>{{ body() }}</dt>
            <dd>
              {{ view.say('verdict.' + verdict.verdict) }} {{ view.day(verdict.on) }}
              @if (verdict.note; as note) {
                : “{{ note }}”
              }
            </dd>
          } @else {
            <dt>{{ body() }}</dt>
            <dd class="pn-quiet">has not answered yet</dd>
          }
        </dl>
      </section>
    } @empty {
      <p class="pn-quiet">Nothing was sent yet: correction, cause and corrective action are asked for (9.4.9).</p>
    }
    @for (dispute of finding().disputes; track $index) {
      <section>
        <h3>{{ view.say('dispute.' + dispute.kind) }}, {{ view.day(dispute.on) }}</h3>
        <p>{{ dispute.text }}</p>
        @for (file of dispute.files ?? []; track file) {
          <a class="pn-link" [href]="'/api/files/' + file" download>{{ nameOf(file) }}</a>
        }
        @if (dispute.answer; as answer) {
          <p>
            {{ body() }}, {{ view.day(answer.on) }}: {{ view.say('outcome.' + answer.outcome) }}. “{{ answer.note }}”
          </p>
          @for (file of answer.files; track file) {
            <a class="pn-link" [href]="'/api/files/' + file" download>{{ nameOf(file) }}</a>
          }
        } @else {
          <p class="pn-quiet">{{ body() }} has not answered yet. The dates go on.</p>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      padding-left: 92px;
      font: var(--pn-cell);
    }
    .whole {
      padding-bottom: 4px;
    }
    section {
      padding: 6px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    h3 {
      font: 500 13px/18px var(--pn-font);
    }
    dl {
      display: grid;
      grid-template-columns: 130px minmax(0, 1fr);
      gap: 2px 12px;
    }
    dt {
      color: var(--pn-quiet);
    }
    dd {
      overflow-wrap: anywhere;
    }
    @media (max-width: 719px) {
      :host {
        padding-left: 0;
      }
      dl {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FindingRounds {
  protected readonly view = inject(ProcessView);
  readonly finding = input.required<Finding>();
  readonly body = input.required<string>();

  protected nameOf(file: string): string {
    return this.view.detail()?.files.find(({ id }) => id === file)?.name ?? 'A file that is no longer kept';
  }
}
