import type { Standard } from '../kernel/catalogue.ts';
import { clausesOf } from './standard.ts';

export const ISO_14001_2015: Standard = {
  name: 'ISO 14001:2015',
  subject: 'Environment',
  ...clausesOf(`
4.1 Understanding the organization and its context
4.2 Understanding the needs and expectations of interested parties
4.3 Determining the scope of the environmental management system | M
4.4 Environmental management system
5.1 Leadership and commitment
5.2 Environmental policy | M
5.3 Organizational roles, responsibilities and authorities
6.1 Actions to address risks and opportunities
6.1.1 General | M
6.1.2 Environmental aspects | M
6.1.3 Compliance obligations | M
6.1.4 Planning action
6.2 Environmental objectives and planning to achieve them
6.2.1 Environmental objectives | M
6.2.2 Planning actions to achieve environmental objectives
7.1 Resources
7.2 Competence | R
7.3 Awareness
7.4 Communication
7.4.1 General | R (x)
7.4.2 Internal communication
7.4.3 External communication
7.5 Documented information
7.5.1 General
7.5.2 Creating and updating
7.5.3 Control of documented information
8.1 Operational planning and control | M (x)
8.2 Emergency preparedness and response | M (x)
9.1 Monitoring, measurement, analysis and evaluation
9.1.1 General | R
9.1.2 Evaluation of compliance | R
9.2 Internal audit
9.2.1 General
9.2.2 Internal audit programme | R: audit programme and results
9.3 Management review | R
10.1 General
10.2 Nonconformity and corrective action | R: nature, actions and results
10.3 Continual improvement`),
};

/**
 * Titles and changes that come from the harmonized structure are to be compared with one's own copy. The new edition
 * says “available” where that of 2015 says “maintain”.
 */
export const ISO_14001_2026: Standard = {
  name: 'ISO 14001:2026',
  subject: 'Environment',
  unconfirmed: true,
  predecessor: 'ISO 14001:2015',
  changes: [
    ...['5.3', '6.1.4', '6.1.5', '6.3'].map((number) => ({ number, confirmed: true })),
    ...['9.3.1', '9.3.2', '9.3.3', '10.1', '10.2'].map((number) => ({ number, confirmed: false })),
  ],
  ...clausesOf(`
4.1 Understanding the organization and its context
4.2 Understanding the needs and expectations of interested parties
4.3 Determining the scope of the environmental management system | A
4.4 Environmental management system
5.1 Leadership and commitment
5.2 Environmental policy | A
5.3 Roles, responsibilities and authorities
6.1 Actions to address risks and opportunities
6.1.1 General | A
6.1.2 Environmental aspects | A
6.1.3 Compliance obligations | A
6.1.4 Risks and opportunities
6.1.5 Planning action
6.2 Environmental objectives and planning to achieve them
6.2.1 Environmental objectives | A
6.2.2 Planning actions to achieve environmental objectives
6.3 Planning of changes
7.1 Resources
7.2 Competence | R
7.3 Awareness
7.4 Communication
7.4.1 General | R (x)
7.4.2 Internal communication
7.4.3 External communication
7.5 Documented information
7.5.1 General
7.5.2 Creating and updating
7.5.3 Control of documented information
8.1 Operational planning and control | A (x)
8.2 Emergency preparedness and response | A (x)
9.1 Monitoring, measurement, analysis and evaluation
9.1.1 General | R
9.1.2 Evaluation of compliance | R
9.2 Internal audit
9.2.1 General
9.2.2 Internal audit programme | R: audit programme and results
9.3 Management review
9.3.1 General
9.3.2 Management review inputs
9.3.3 Management review results | R
10.1 Continual improvement
10.2 Nonconformity and corrective action | R: nature, actions and results`),
};
