import { describe, expect, it } from '@jest/globals';
import { welcomeText } from './welcome.ts';

const account = (name: string, role: string, email: string) => ({ name, role, email, password: 'eight-micrometres' });

describe('the welcome in the terminal', () => {
  it('says by words what the people of the demo are, one below the other', () => {
    const accounts = [
      account('Ana Ruiz', 'qualityManager', 'ana.ruiz@haldenprecision.example'),
      account('James Whitfield', 'externalAuditor', 'james.whitfield@haldenprecision.example'),
    ];
    const lines = welcomeText('http://localhost:4300', { demo: true, accounts }).split('\n');
    expect(lines).toContain('  Perennial: http://localhost:4300');
    const people = lines.filter((line) => line.includes('@'));
    expect(people.map((line) => line.split('eight-micrometres  ')[1])).toEqual([
      'Ana Ruiz, Quality manager',
      'James Whitfield, External auditor',
    ]);
    expect(new Set(people.map((line) => line.indexOf('eight-micrometres'))).size).toBe(1);
  });

  it('shows a role that it does not know as itself', () => {
    const accounts = [account('Kim', 'archivist', 'kim@haldenprecision.example')];
    expect(welcomeText('http://localhost:4300', { demo: true, accounts })).toContain('Kim, archivist');
  });

  it('says without a demo what the first visit does', () => {
    const text = welcomeText('http://localhost:4300', { demo: false, accounts: [] });
    expect(text).toContain('The first visit creates the administrator.');
  });
});
