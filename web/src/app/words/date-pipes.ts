import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Now } from '../core/now.ts';
import { ago, complete, day, longDay, moment, shortDay, time } from './dates.ts';

const FORMS = { day, shortDay, longDay, moment, complete, ago } as const;

/**
 * A date in the console's words: `{{ due | pnDate }}` gives “Wed 25 Nov”. Other forms: `shortDay`, `longDay`, `moment`,
 * `complete` (for tooltips), `ago`. Impure, because “today” moves with the clock; the work behind it is cached.
 */
@Pipe({ name: 'pnDate', pure: false })
export class PnDate implements PipeTransform {
  private readonly now = inject(Now);

  transform(value: string | Date | null | undefined, form: keyof typeof FORMS = 'day', zone?: string): string {
    return value ? FORMS[form](value, { now: this.now.at(), zone }) : '';
  }
}

/** The time of day: `{{ at | pnTime }}` gives “09:41”. */
@Pipe({ name: 'pnTime' })
export class PnTime implements PipeTransform {
  transform(value: string | Date | null | undefined, zone?: string): string {
    return value ? time(value, { zone }) : '';
  }
}
