import type { z } from 'zod/mini';
import type { ratingSchema } from '#domain/certification/gap/rating';
import { on } from '../../day.ts';
import type { Told } from '../../story.ts';

export type Rating = Told<z.input<typeof ratingSchema>>;

/** A leaf clause with its rating of February, and the one of November where it was looked at again. */
export type RatedClause = readonly [clause: string, first: Rating, second?: Rating];

/** Where most of what was seen is kept; what names no place is only claimed. */
const SHARE = String.raw`\\halden\quality\evidence`;

export const seen = (title: string, date: string) => [{ title, date: on(date), link: SHARE }];

export const conforms = (title: string, date: string): Rating => ({ rating: 'conforms', evidence: seen(title, date) });

const open =
  (rating: 'partly' | 'gap') =>
  (priority: 'high' | 'medium' | 'low', owner: string, notes: string, evidence?: [string, string]): Rating => ({
    rating,
    priority,
    owner,
    notes,
    ...(evidence ? { evidence: seen(...evidence) } : {}),
  });

export const partly = open('partly');
export const gap = open('gap');

export const leftOut: Rating = {
  rating: 'notApplicable',
  justification: 'Parts are made to drawings of customers; nothing is designed or developed at the site.',
};
