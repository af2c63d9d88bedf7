import type { Words } from '../kernel/param.ts';
import type { EditionStatus } from './edition-status.ts';
import type { Mark } from './standard.ts';

/** What speaks against a certification body, as a sentence. */
export const accreditationWords: Words = {
  'blocker.bodyNotAccredited': 'No accreditation of {body} is on record',
  'blocker.accreditationEnded': 'The accreditation of {body} ended on {date}',
  'blocker.editionNotCovered': '{body} is not accredited for {standard}',

  'accreditation.unknownBody': 'This certification body is not on the list: whether it is accredited is not known.',
  'accreditation.none': 'No accreditation of {body} is on record.',
  'accreditation.notCovered': '{body} is not accredited for {standard}.',
  'accreditation.endsBefore': 'The accreditation of {body} ends on {date}, before the cycle does on {until}.',
  'accreditation.noMla':
    '{by}, which accredited {body}, did not sign the multilateral arrangement: no other body can take the certificate over.',
};

const markWords: Readonly<Record<`mark.${Mark}`, string>> = {
  'mark.maintain': 'maintain',
  'mark.retain': 'retain',
  'mark.available': 'keep available',
  'mark.amend': 'amend',
  'mark.extent': 'to the extent necessary',
};

const statusWords: Readonly<Record<`edition.${EditionStatus}`, string>> = {
  'edition.announced': 'Not published yet',
  'edition.current': 'Current',
  'edition.inTransition': 'In transition',
  'edition.existingOnly': 'Existing certificates only',
  'edition.ended': 'Ended',
};

/** The English of the catalogue of standards and of certification bodies. */
export const standardsWords: Words = { ...accreditationWords, ...markWords, ...statusWords };
