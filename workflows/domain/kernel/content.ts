import * as z from 'zod/mini';

/**
 * Bulk content beside the state of a process: clause ratings, question banks. It has a version and an audit chain of its
 * own and is edited by many at once. A command that judges it carries what it was shown.
 */
export const contentRef = z.strictObject({
  /** `<key>:<kind>:<round>` */
  id: z.string().check(z.maxLength(120)),
  version: z.int().check(z.gte(0)),
  /** Head of the content's audit chain. */
  hash: z.string().check(z.maxLength(64)),
});
export type ContentRef = Readonly<z.infer<typeof contentRef>>;

/** Content as a rule sees it, locked while the rule decides. */
export interface Content extends ContentRef {
  /** Somebody has signed it already: it never changes again. */
  readonly frozen: boolean;
  /** Rows by their id, for example a clause. Shapes are the process's own. */
  readonly rows: Readonly<Record<string, unknown>>;
}

/** Whether the content is what somebody was shown, and may still be judged. */
export function isAsShown(content: Content | undefined, shown: ContentRef): content is Content {
  return content !== undefined && !content.frozen && content.version === shown.version && content.hash === shown.hash;
}
