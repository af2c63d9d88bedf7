import * as z from 'zod/mini';
import { DANGERS, GRADES, REPORT_KINDS, SOURCES } from '#domain/fields';
import type { reportBody } from '#domain/report/bodies';

/** What was done on the spot, as chips. */
export const DONE_AT_ONCE = ['Set aside', 'Stopped', 'Repaired'] as const;

const photoSchema = z.object({ id: z.string(), name: z.string(), at: z.string() });

/** A file that was uploaded for the report and not sent with it yet. */
export type Photo = Readonly<z.infer<typeof photoSchema>>;

const draftSchema = z.object({
  /** Says that it is the same report, however often it is sent. */
  idempotencyKey: z.string(),
  /** It was sent and no answer came: it may have arrived. */
  mayHaveArrived: z.boolean(),
  what: z.string(),
  site: z.string(),
  place: z.string(),
  suggestedGrade: z.enum([...GRADES, 'notSure', '']),
  done: z.array(z.string()),
  doneElse: z.string(),
  kind: z.enum(REPORT_KINDS),
  happenedOn: z.string(),
  source: z.enum([...SOURCES, '']),
  danger: z.enum(DANGERS),
  shipmentOn: z.string(),
  reference: z.string(),
  photos: z.array(photoSchema),
});

/** A report that is being written. It stays in this browser until it has arrived. */
export type ReportDraft = z.infer<typeof draftSchema>;

/** Unattached uploads go after 24 h; a photo that is nearly that old would be missing when the report is sent. */
const PHOTO_LASTS_MS = 23 * 60 * 60_000;

export function emptyDraft(where: { readonly site: string; readonly place: string }): ReportDraft {
  return {
    idempotencyKey: newKey(),
    mayHaveArrived: false,
    what: '',
    ...where,
    suggestedGrade: '',
    done: [],
    doneElse: '',
    kind: 'nonconformity',
    happenedOn: '',
    source: '',
    danger: 'none',
    shipmentOn: '',
    reference: '',
    photos: [],
  };
}

/** Chosen here, so that sending again after a lost answer is the same report to the server. */
export function newKey(): string {
  // `randomUUID` exists only on secure origins; a phone in the works network may come over plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `report-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether somebody typed or added anything worth keeping. */
export function isWorthKeeping(draft: ReportDraft): boolean {
  return draft.what.trim() !== '' || draft.photos.length > 0 || draft.mayHaveArrived;
}

/** The body of the command: only what was filled in. */
export function bodyOf(draft: ReportDraft): z.input<typeof reportBody> {
  const { what, site, place, kind, danger, suggestedGrade, happenedOn, source, shipmentOn, reference } = draft;
  const doneAtOnce = [...draft.done, draft.doneElse.trim()].filter((one) => one !== '').join(', ');
  return {
    what: what.trim(),
    site,
    place: place.trim(),
    kind,
    ...(danger === 'none' ? {} : { danger }),
    ...(suggestedGrade === '' ? {} : { suggestedGrade }),
    ...(happenedOn === '' ? {} : { happenedOn }),
    ...(source === '' ? {} : { source }),
    ...(shipmentOn === '' ? {} : { shipmentOn }),
    ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
    ...(doneAtOnce === '' ? {} : { doneAtOnce }),
    ...(draft.photos.length === 0 ? {} : { evidence: draft.photos.map((photo) => photo.id) }),
  };
}

/** Keeps drafts and the place used last, per person: browsers on the floor are shared. */
export class DraftStore {
  private readonly draftAs: string;
  private readonly placeAs: string;
  private readonly storage: Storage;

  constructor(personId: string, storage: Storage) {
    this.storage = storage;
    this.draftAs = `perennial.report.draft.${personId}`;
    this.placeAs = `perennial.report.place.${personId}`;
  }

  load(now: Date): ReportDraft | null {
    const draft = this.read(this.draftAs, draftSchema);
    if (draft === null) return null;
    const lasts = (photo: Photo) => now.getTime() - Date.parse(photo.at) < PHOTO_LASTS_MS;
    return { ...draft, photos: draft.photos.filter(lasts) };
  }

  save(draft: ReportDraft): void {
    if (isWorthKeeping(draft)) this.storage.setItem(this.draftAs, JSON.stringify(draft));
    else this.storage.removeItem(this.draftAs);
  }

  /** It has arrived: the text goes, the place stays for the next report. */
  finish({ site, place }: ReportDraft): void {
    this.storage.removeItem(this.draftAs);
    this.storage.setItem(this.placeAs, JSON.stringify({ site, place: place.trim() }));
  }

  lastPlace(): { readonly site: string; readonly place: string } | null {
    return this.read(this.placeAs, z.object({ site: z.string(), place: z.string() }));
  }

  private read<T>(name: string, schema: z.ZodMiniType<T>): T | null {
    const stored = this.storage.getItem(name);
    if (stored === null) return null;
    try {
      return z.parse(schema, JSON.parse(stored));
    } catch {
      // Of another release, or touched by hand: it cannot be shown, and must not stop a new report.
      this.storage.removeItem(name);
      return null;
    }
  }
}
