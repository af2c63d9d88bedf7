import { words } from '#domain/words';
import type { Founding } from './data-folder.ts';

/** What stands in the terminal once everything runs: where to go, and in the demo as whom. */
export function welcomeText(url: string, { demo, accounts }: Founding): string {
  const widest = (field: 'email' | 'password'): number =>
    Math.max(0, ...accounts.map((account) => account[field].length));
  const [emails, passwords] = [widest('email'), widest('password')];
  const whoIsThere = accounts.map(
    ({ email, password, name, role }) =>
      `  ${email.padEnd(emails)}  ${password.padEnd(passwords)}  ${name}, ${words[`role.${role}`] ?? role}`,
  );
  const first = demo ? whoIsThere : ['  The first visit creates the administrator.'];
  return ['', `  Perennial: ${url}`, '', ...first, '', '  Ctrl-C stops everything.'].join('\n');
}
