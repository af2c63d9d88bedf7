import { ANNEX_A } from './annex-a.ts';
import type { Standard } from '../kernel/catalogue.ts';
import { clausesOf } from './standard.ts';

export const ISO_27001_2022: Standard = {
  name: 'ISO/IEC 27001:2022',
  subject: 'Information security',
  controls: ANNEX_A,
  ...clausesOf(`
4.1 Understanding the organization and its context
4.2 Understanding the needs and expectations of interested parties
4.3 Determining the scope of the information security management system | A
4.4 Information security management system
5.1 Leadership and commitment
5.2 Policy | A
5.3 Organizational roles, responsibilities and authorities
6.1 Actions to address risks and opportunities
6.1.1 General
6.1.2 Information security risk assessment | R: process of the risk assessment
6.1.3 Information security risk treatment | R: process of the risk treatment, Statement of Applicability (6.1.3 d), treatment plan (6.1.3 e)
6.2 Information security objectives and planning to achieve them | A
6.3 Planning of changes
7.1 Resources
7.2 Competence | R
7.3 Awareness
7.4 Communication
7.5 Documented information
7.5.1 General
7.5.2 Creating and updating
7.5.3 Control of documented information
8.1 Operational planning and control | A (x)
8.2 Information security risk assessment | R: results
8.3 Information security risk treatment | R: results
9.1 Monitoring, measurement, analysis and evaluation | R: results
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
