import * as z from 'zod/mini';
import { Secret } from '../secret';

/** OWASP's figure for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

const Base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** A secret encrypted under a passphrase, as it lies on disk. Binary fields are base64. */
export const Sealed = z.object({
  iterations: z.number().check(z.gte(ITERATIONS)),
  salt: Base64,
  iv: Base64,
  ciphertext: Base64,
});
export type Sealed = z.infer<typeof Sealed>;

/**
 * Encrypts a secret: AES-256-GCM under a key that PBKDF2-SHA-256 derives from the passphrase.
 *
 * @param boundTo what the secret is for; only the same text can open it, so that a profile edited on disk to point
 *   to another site cannot be given the secret.
 */
export async function seal(secret: Secret, passphrase: string, boundTo: string): Promise<Sealed> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await deriveKey(passphrase, salt, ITERATIONS);
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encode(boundTo) },
    key,
    encode(secret.reveal()),
  );
  return {
    iterations: ITERATIONS,
    salt: toBase64(salt),
    iv: toBase64(iv),
    ciphertext: toBase64(new Uint8Array(ciphertext)),
  };
}

/** Decrypts what {@link seal} made; null when the passphrase is wrong or anything was changed. */
export async function unseal(sealed: Sealed, passphrase: string, boundTo: string): Promise<Secret | null> {
  const key = await deriveKey(passphrase, fromBase64(sealed.salt), sealed.iterations);
  const algorithm = { name: 'AES-GCM', iv: fromBase64(sealed.iv), additionalData: encode(boundTo) };
  try {
    const text = await crypto.subtle.decrypt(algorithm, key, fromBase64(sealed.ciphertext));
    return new Secret(new TextDecoder().decode(text));
  } catch {
    return null;
  }
}

async function deriveKey(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const material = await crypto.subtle.importKey(
    'raw',
    encode(passphrase.normalize('NFC')),
    'PBKDF2',
    false,
    ['deriveKey'],
  );
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
