import * as z from 'zod/mini';

/** The certification body's own track, beside the stages from planning on (9.1.1 to 9.1.3). */
export const TRACK = ['chosen', 'application', 'offer', 'contract', 'programme', 'team'] as const;
export type TrackStep = (typeof TRACK)[number];

/** Steps that the body takes; the others are the organization's. */
export const BODY_STEPS: readonly TrackStep[] = ['offer', 'programme', 'team'];

export const trackSchema = z.object({
  step: z.enum(TRACK),
  on: z.string(),
  note: z.nullable(z.string()),
  by: z.string(),
});

/** The first step that is not recorded; null when the track is complete. */
export function nextStep(track: readonly { readonly step: TrackStep }[]): TrackStep | null {
  return TRACK.find((step) => !track.some((one) => one.step === step)) ?? null;
}
