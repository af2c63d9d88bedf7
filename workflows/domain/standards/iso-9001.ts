import type { Standard } from '../kernel/catalogue.ts';
import { clausesOf } from './standard.ts';

const BEFORE_6 = `
4.1 Understanding the organization and its context
4.2 Understanding the needs and expectations of interested parties
4.3 Determining the scope of the quality management system | M
4.4 Quality management system and its processes
4.4.1
4.4.2 | M R (x)
5.1 Leadership and commitment
5.1.1 General
5.1.2 Customer focus
5.2 Policy
5.2.1 Establishing the quality policy
5.2.2 Communicating the quality policy | M
5.3 Organizational roles, responsibilities and authorities
6.1 Actions to address risks and opportunities
6.1.1
6.1.2
`;

const FROM_6_2 = `
6.2 Quality objectives and planning to achieve them
6.2.1 | M
6.2.2
6.3 Planning of changes
7.1 Resources
7.1.1 General
7.1.2 People
7.1.3 Infrastructure
7.1.4 Environment for the operation of processes
7.1.5 Monitoring and measuring resources
7.1.5.1 General | R: evidence that the resources are fit for their purpose
7.1.5.2 Measurement traceability | R (x): basis of calibration where there is no measurement standard
7.1.6 Organizational knowledge
7.2 Competence | R
7.3 Awareness
7.4 Communication
7.5 Documented information
7.5.1 General
7.5.2 Creating and updating
7.5.3 Control of documented information
8.1 Operational planning and control | M R (x)
8.2 Requirements for products and services
8.2.1 Customer communication
8.2.2 Determining the requirements for products and services
8.2.3 Review of the requirements for products and services
8.2.3.1
8.2.3.2 | R (x): results of the review, and new requirements
8.2.4 Changes to requirements for products and services | amend
8.3 Design and development of products and services
8.3.1 General
8.3.2 Design and development planning | (x)
8.3.3 Design and development inputs | R
8.3.4 Design and development controls | R
8.3.5 Design and development outputs | R
8.3.6 Design and development changes | R
8.4 Control of externally provided processes, products and services
8.4.1 General | R: evaluation of external providers, and what follows from it
8.4.2 Type and extent of control
8.4.3 Information for external providers
8.5 Production and service provision
8.5.1 Control of production and service provision | A (x)
8.5.2 Identification and traceability | R (x)
8.5.3 Property belonging to customers or external providers | R (x)
8.5.4 Preservation
8.5.5 Post-delivery activities
8.5.6 Control of changes | R
8.6 Release of products and services | R
8.7 Control of nonconforming outputs
8.7.1
8.7.2 | R
9.1 Monitoring, measurement, analysis and evaluation
9.1.1 General | R: results
9.1.2 Customer satisfaction
9.1.3 Analysis and evaluation
9.2 Internal audit
9.2.1
9.2.2 | R: audit programme and results
9.3 Management review
9.3.1 General
9.3.2 Management review inputs
9.3.3 Management review outputs | R
10.1 General
10.2 Nonconformity and corrective action
10.2.1
10.2.2 | R: nature, actions and results
10.3 Continual improvement
`;

export const ISO_9001_2015: Standard = {
  name: 'ISO 9001:2015',
  subject: 'Quality',
  ...clausesOf(`${BEFORE_6.trim()}\n${FROM_6_2.trim()}`),
};

/**
 * The titles of 2015, with 6.1 divided; its numbers are certain, what else changed is expected from the draft. The new
 * edition says “available” where that of 2015 says “maintain”.
 */
export const ISO_9001_2026: Standard = {
  name: 'ISO 9001:2026',
  subject: 'Quality',
  unconfirmed: true,
  predecessor: 'ISO 9001:2015',
  changes: [
    ...['6.1.1', '6.1.2', '6.1.3'].map((number) => ({ number, confirmed: true })),
    ...['4.4', '5.2', '9.2.1', '9.2.2', '9.3.3', '10.1', '10.2', '10.3'].map((number) => ({
      number,
      confirmed: false,
    })),
  ],
  ...clausesOf(inNewWording(`${BEFORE_6.trim()}\n6.1.3\n${FROM_6_2.trim()}`)),
};

function inNewWording(list: string): string {
  return list.replaceAll('| M', '| A');
}
