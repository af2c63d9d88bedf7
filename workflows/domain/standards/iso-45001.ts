import type { Standard } from '../kernel/catalogue.ts';
import { clausesOf } from './standard.ts';

export const ISO_45001_2018: Standard = {
  name: 'ISO 45001:2018',
  subject: 'Occupational health and safety',
  ...clausesOf(`
4.1 Understanding the organization and its context
4.2 Understanding the needs and expectations of workers and other interested parties
4.3 Determining the scope of the OH&S management system | M
4.4 OH&S management system
5.1 Leadership and commitment
5.2 OH&S policy | M
5.3 Organizational roles, responsibilities and authorities | M
5.4 Consultation and participation of workers
6.1 Actions to address risks and opportunities
6.1.1 General | M
6.1.2 Hazard identification and assessment of risks and opportunities
6.1.2.1 Hazard identification
6.1.2.2 Assessment of OH&S risks and other risks to the OH&S management system | M R: methodology and criteria
6.1.2.3 Assessment of OH&S opportunities and other opportunities for the OH&S management system
6.1.3 Determination of legal requirements and other requirements | M R
6.1.4 Planning action
6.2 OH&S objectives and planning to achieve them
6.2.1 OH&S objectives
6.2.2 Planning to achieve OH&S objectives | M R
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
8.1 Operational planning and control
8.1.1 General | M R (x)
8.1.2 Eliminating hazards and reducing OH&S risks
8.1.3 Management of change
8.1.4 Procurement
8.1.4.1 General
8.1.4.2 Contractors
8.1.4.3 Outsourcing
8.2 Emergency preparedness and response | M R
9.1 Monitoring, measurement, analysis and performance evaluation
9.1.1 General | R
9.1.2 Evaluation of compliance | R
9.2 Internal audit
9.2.1 General
9.2.2 Internal audit programme | R: audit programme and results
9.3 Management review | R
10.1 General
10.2 Incident, nonconformity and corrective action | R: nature, actions and results
10.3 Continual improvement | M R`),
};
