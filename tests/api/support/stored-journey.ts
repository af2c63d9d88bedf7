import type { ProcessRow } from '#activities/store/rows';
import { journey } from '#domain/certification/journey';
import type { RunningJourney } from '../../builders/a-journey.ts';
import { aProcess } from './organization.ts';

/** The head row of a journey that no workflow stands behind; in Halden where nothing else is said. */
export function storedJourney(key: string, running: RunningJourney, row: Partial<ProcessRow> = {}): ProcessRow {
  const { title, stage, open, owner, standards } = journey.summary(running.state);
  return aProcess({
    ...{ _id: key, site: 'halden', type: 'journey', title, stage, open, owner, standards: [...standards] },
    state: running.state,
    waiting: [...running.waiting],
    lastAt: running.now,
    ...row,
  });
}
