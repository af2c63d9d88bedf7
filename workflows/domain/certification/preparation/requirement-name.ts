import type { Catalogue } from '../../kernel/catalogue.ts';
import type { Params } from '../../kernel/param.ts';
import { clauseTitle } from '../../standards/catalogue.ts';
import type { Requirement } from './requirements.ts';

/**
 * What fills a sentence about a requirement: `what` it is. Documented information is named by its clause, with the title
 * where the catalogue has one. Clocks keep the shorter name: a title that is corrected must not begin them anew.
 */
export function requirementParams(catalogue: Catalogue, { code, params }: Requirement): Params {
  const { clause, edition } = params;
  const isClause = typeof clause === 'string' && typeof edition === 'string';
  const title = isClause ? clauseTitle(catalogue, edition, clause) : undefined;
  return title
    ? { what: { code: 'requirement.documentation.titled' }, ...params, title }
    : { what: { code: `requirement.${code}` }, ...params };
}
