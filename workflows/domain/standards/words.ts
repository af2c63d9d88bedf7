import type { Mark } from '../kernel/catalogue.ts';
import type { Words } from '../kernel/param.ts';
import type { EditionStatus } from './edition-status.ts';
import type { ReviewInput } from './review-inputs.ts';

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

const changeWords: Words = {
  'clauseChange.confirmed': 'changed',
  'clauseChange.expected': 'expected to change',
};

const statusWords: Readonly<Record<`edition.${EditionStatus}`, string>> = {
  'edition.announced': 'Not published yet',
  'edition.current': 'Current',
  'edition.inTransition': 'In transition',
  'edition.existingOnly': 'Existing certificates only',
  'edition.ended': 'Ended',
};

const inputWords: Readonly<Record<`reviewInput.${ReviewInput}`, string>> = {
  'reviewInput.previousActions': 'Actions of earlier reviews',
  'reviewInput.issues': 'Changes in internal and external issues',
  'reviewInput.interestedParties': 'Changes in what interested parties need, legal and other duties among it',
  'reviewInput.aspectsAndRisks': 'Changes in significant aspects, risks and opportunities',
  'reviewInput.feedback': 'Satisfaction and feedback of customers and other interested parties, complaints among it',
  'reviewInput.objectives': 'How far policy and objectives are met',
  'reviewInput.processes': 'Performance of processes, conformity of products and services',
  'reviewInput.nonconformities': 'Nonconformities, incidents and corrective actions',
  'reviewInput.monitoring': 'Results of monitoring and measurement',
  'reviewInput.compliance': 'Evaluation of compliance',
  'reviewInput.auditResults': 'Results of audits',
  'reviewInput.externalProviders': 'Performance of external providers',
  'reviewInput.consultation': 'Consultation and participation of workers',
  'reviewInput.resources': 'Adequacy of resources',
  'reviewInput.riskActions': 'Effectiveness of actions on risks and opportunities',
  'reviewInput.riskTreatment': 'Results of the risk assessment, status of the treatment plan',
  'reviewInput.businessImpact': 'Business impact analysis and risk assessment',
  'reviewInput.capabilities': 'Evaluation of documentation and capabilities (8.6)',
  'reviewInput.disruptions': 'Near misses and disruptions',
  'reviewInput.exercises': 'Lessons from exercises',
  'reviewInput.improvement': 'Opportunities for improvement',
};

/** The English of the catalogue of standards and of certification bodies. */
export const standardsWords: Words = {
  ...accreditationWords,
  ...markWords,
  ...changeWords,
  ...statusWords,
  ...inputWords,
};
