import { clausesOf, type Standard } from './standard.ts';

export const ISO_14001_2015: Standard = {
  name: 'ISO 14001:2015',
  subject: 'Environment',
  clauses: clausesOf(`
4.1 Understanding the organization and its context
4.2 Understanding the needs and expectations of interested parties
4.3 Determining the scope of the environmental management system
4.4 Environmental management system
5.1 Leadership and commitment
5.2 Environmental policy
5.3 Organizational roles, responsibilities and authorities
6.1 Actions to address risks and opportunities
6.1.1 General
6.1.2 Environmental aspects
6.1.3 Compliance obligations
6.1.4 Planning action
6.2 Environmental objectives and planning to achieve them
6.2.1 Environmental objectives
6.2.2 Planning actions to achieve environmental objectives
7.1 Resources
7.2 Competence
7.3 Awareness
7.4 Communication
7.4.1 General
7.4.2 Internal communication
7.4.3 External communication
7.5 Documented information
8.1 Operational planning and control
8.2 Emergency preparedness and response
9.1 Monitoring, measurement, analysis and evaluation
9.1.1 General
9.1.2 Evaluation of compliance
9.2 Internal audit
9.2.1 General
9.2.2 Internal audit programme
9.3 Management review
10.1 General
10.2 Nonconformity and corrective action
10.3 Continual improvement`),
};

/** Titles that come from the harmonized structure are to be compared with one's own copy. */
export const ISO_14001_2026: Standard = {
  name: 'ISO 14001:2026',
  subject: 'Environment',
  unconfirmed: true,
  clauses: clausesOf(`
4.1 Understanding the organization and its context
4.2 Understanding the needs and expectations of interested parties
4.3 Determining the scope of the environmental management system
4.4 Environmental management system
5.1 Leadership and commitment
5.2 Environmental policy
5.3 Roles, responsibilities and authorities
6.1 Actions to address risks and opportunities
6.1.1 General
6.1.2 Environmental aspects
6.1.3 Compliance obligations
6.1.4 Risks and opportunities
6.1.5 Planning action
6.2 Environmental objectives and planning to achieve them
6.2.1 Environmental objectives
6.2.2 Planning actions to achieve environmental objectives
6.3 Planning of changes
7.1 Resources
7.2 Competence
7.3 Awareness
7.4 Communication
7.4.1 General
7.4.2 Internal communication
7.4.3 External communication
7.5 Documented information
8.1 Operational planning and control
8.2 Emergency preparedness and response
9.1 Monitoring, measurement, analysis and evaluation
9.1.1 General
9.1.2 Evaluation of compliance
9.2 Internal audit
9.2.1 General
9.2.2 Internal audit programme
9.3 Management review
9.3.1 General
9.3.2 Management review inputs
9.3.3 Management review results
10.1 Continual improvement
10.2 Nonconformity and corrective action`),
};
