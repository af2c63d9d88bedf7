import { computed, inject, Injectable, signal } from '@angular/core';
import { Session } from '../core/session.ts';
import { pages } from './pages.ts';
import { beyondBar, screensOf } from './screen.ts';

/** The screens this person may open. */
@Injectable({ providedIn: 'root' })
export class Screens {
  private readonly session = inject(Session);
  private readonly counts = signal<Readonly<Record<string, number>>>({});

  readonly all = computed(() =>
    screensOf(pages).filter(({ permission }) => permission === undefined || this.session.may(permission)),
  );
  readonly main = computed(() => this.all().filter(({ place }) => place !== 'foot' && place !== 'palette'));
  readonly foot = computed(() => this.all().filter(({ place }) => place === 'foot'));
  /** What does not fit beside the others into the bar of a phone, and lies behind its last place. */
  readonly beyond = computed(() => beyondBar([...this.main(), ...this.foot()]));
  readonly badges = this.counts.asReadonly();

  /** The number at a screen in the rail: on Today what is late and due today. Zero takes it away. */
  setBadge(path: string, count: number): void {
    this.counts.update((counts) => ({ ...counts, [path]: count }));
  }
}
