import type { Sentence } from '../../kernel/param.ts';
import type { Paper } from './certificate-state.ts';

/** Whether a certificate to this edition names a version of the Statement of Applicability. */
export const namesApplicability = (edition: string): boolean => edition.startsWith('ISO/IEC 27001:');

/**
 * What a certificate lacks as it is typed: to ISO/IEC 27001 it has to name the version of the Statement of Applicability
 * (ISO/IEC 27006-1). A warning, never a refusal: what the body printed is recorded all the same. Words `paper.<code>`.
 */
export function paperWarnings({ edition, soaVersion }: Pick<Paper, 'edition' | 'soaVersion'>): readonly Sentence[] {
  return namesApplicability(edition) && !soaVersion?.trim()
    ? [{ code: 'paper.noSoaVersion', params: { edition } }]
    : [];
}
