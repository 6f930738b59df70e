/** A secret made for one test, and what it is, for the report. */
export interface Canary {
  name: string;
  value: string;
}

/** Length of the parts that are looked for, in characters: what is shorter is no part of a secret worth the name. */
const PART = 16;
/** Of the hash: an odd number that spreads the bytes over all of its upper bits. */
const BASE = 0x01000193;
/** How many bits of the hash are left out of the first, cheap test. */
const SHIFT = 10;
/** What tokens of one session have in common: header and claims, which are worth nothing without the signature. */
const UNSIGNED = /^eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.(?=[A-Za-z0-9_-]+$)/;

/**
 * Finds any 16-character part of any canary in bytes: as UTF-8, UTF-16, base64 (both alphabets, all three alignments),
 * percent-encoded, hexadecimal, and reversed. Of a JWT that is the signature.
 */
export class Needles {
  readonly canaries: readonly Canary[];
  readonly #narrow = new Parts(PART);
  readonly #wide = new Parts(PART * 2);

  constructor(canaries: readonly Canary[]) {
    this.canaries = canaries;
    for (const { name, value } of canaries) {
      if (value.length < PART) throw new Error(`The canary ${name} is too short to be told from chance`);
      const secret = value.replace(UNSIGNED, '');
      for (const form of formsOf(secret)) this.#narrow.add(name, Buffer.from(form));
      for (const form of [secret, reversed(secret)]) this.#wide.add(name, Buffer.from(form, 'utf16le'));
    }
  }

  /** Names of the canaries a part of which is in there. */
  in(haystack: string | Buffer): Set<string> {
    const bytes = typeof haystack === 'string' ? Buffer.from(haystack) : haystack;
    return new Set([...this.#narrow.in(bytes), ...this.#wide.in(bytes)]);
  }
}

const reversed = (text: string): string => [...text].reverse().join('');

function formsOf(secret: string): string[] {
  const plain = [secret, reversed(secret), encodeURIComponent(secret), Buffer.from(secret).toString('hex')];
  return [...plain, ...encodings(Buffer.from(secret)), ...encodings(Buffer.from(reversed(secret)))];
}

/** Base64 of a text at each place it can have in what surrounds it, without the characters that depend on that. */
function encodings(secret: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), secret]);
    const whole = text.subarray(0, text.length - (text.length % 3)).toString('base64');
    const inner = whole.slice(before === 0 ? 0 : 4);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** All parts of one length, found in one pass over the bytes whatever their number (Rabin-Karp). */
class Parts {
  readonly #length: number;
  readonly #owners = new Map<string, string>();
  /** One bit for each hash, so that a position without a part costs no look-up. */
  readonly #perhaps = new Uint8Array(2 ** (32 - SHIFT));
  readonly #outgoing: number;

  constructor(length: number) {
    this.#length = length;
    let weight = 1;
    for (let index = 1; index < length; index += 1) weight = Math.imul(weight, BASE);
    this.#outgoing = weight;
  }

  add(owner: string, form: Buffer): void {
    for (let at = 0; at + this.#length <= form.length; at += 1) {
      const part = form.subarray(at, at + this.#length);
      this.#owners.set(part.toString('latin1'), owner);
      this.#perhaps[this.#hash(part) >>> SHIFT] = 1;
    }
  }

  in(bytes: Buffer): Set<string> {
    const found = new Set<string>();
    const length = this.#length;
    // Kept in locals: this loop runs once for every byte of a browser profile.
    const perhaps = this.#perhaps;
    const outgoing = this.#outgoing;
    const last = bytes.length - length;
    if (last < 0) return found;
    let hash = this.#hash(bytes.subarray(0, length));
    for (let at = 0; ; at += 1) {
      if (perhaps[hash >>> SHIFT] === 1) {
        const owner = this.#owners.get(bytes.toString('latin1', at, at + length));
        if (owner !== undefined) found.add(owner);
      }
      if (at === last) return found;
      const rest = (hash - Math.imul(bytes[at] as number, outgoing)) | 0;
      hash = (Math.imul(rest, BASE) + (bytes[at + length] as number)) | 0;
    }
  }

  #hash(part: Buffer): number {
    let hash = 0;
    for (const byte of part) hash = (Math.imul(hash, BASE) + byte) | 0;
    return hash;
  }
}
