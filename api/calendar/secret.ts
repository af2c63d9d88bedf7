import { createHash, randomBytes } from 'node:crypto';

/** Bytes of a secret: 256 bits, so that no address can be guessed. */
const SECRET_BYTES = 32;

/** How a secret looks in an address: 32 bytes in base64url. */
export const SECRET_PATTERN = /^[\w-]{43}$/;

/** A new secret. It is shown once and never stored. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is stored of a secret. It has the entropy of a key, so a plain hash is enough and can be looked up. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
