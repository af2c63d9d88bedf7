/** What is typed on the password page. */
export interface PasswordForm {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

const SHORTEST = 10;

/** What is wrong with each field, or null. Whether a password is too easily guessed is judged by the server alone. */
export function passwordFaults({
  current,
  next,
  again,
}: PasswordForm): Readonly<Record<keyof PasswordForm, string | null>> {
  return {
    current: current === '' ? 'Type the password you have now.' : null,
    next: nextFault(current, next),
    again: again === next ? null : 'This is not the same as above. Type it again.',
  };
}

function nextFault(current: string, next: string): string | null {
  if (next === '') return 'Choose a new password.';
  if (next.length < SHORTEST) return `It has ${String(next.length)} of at least ${String(SHORTEST)} characters.`;
  return next === current ? 'This is the password you have now. Choose another one.' : null;
}
