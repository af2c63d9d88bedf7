import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { Problem } from '../platform/problem.ts';

/** The upper bound keeps hashing cheap. */
const LENGTH = { min: 10, max: 200 } as const;

/** A password as it is typed to sign in. */
export const passwordSchema = z.string().min(1).max(LENGTH.max);

/** A new password. Whether it is strong enough is judged with the person in view, by `refuseWeakPassword`. */
export const newPasswordSchema = passwordSchema;

/** Argon2id with a random salt, as its library recommends. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

// Compared with when an account does not exist, so that the answer takes as long as for one that does.
const decoy = hashPassword('nobody has this password');

/** Whether the password belongs to the hash. Takes the same time when there is no hash. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null;
}

/** Refuses what is guessed first: the person's own name or address, or one character over and over. */
export function refuseWeakPassword(
  password: string,
  person: { readonly name: string; readonly email: string },
  field: string,
): void {
  const text = password.toLowerCase();
  const names = [person.email.split('@')[0] ?? '', ...person.name.split(/\s+/)].filter((part) => part.length >= 4);
  const rest = names.reduce((left, part) => left.replaceAll(part.toLowerCase(), ''), text);
  if (password.length < LENGTH.min || new Set(text).size < 5 || rest.length < 6) {
    throw new Problem('weakPassword', { fieldPaths: [field] });
  }
}
