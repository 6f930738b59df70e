/** Stands for a secret wherever one would be printed. */
export const MASK = '•••';

/** The shortest piece of a secret that is recognised: what is shorter may stand in any text by chance. */
const PIECE = 12;
/** Secrets shorter than a piece are recognised as a whole, and those shorter than this not at all. */
const SHORTEST = 8;
/** Servers take no longer headers, so no secret that works is longer. */
const LONGEST = 8_192;
const MAX_KNOWN = 32;

/**
 * The secrets that this context has dealt with, the latest last. Held by their text, since an answer that repeats one may
 * come when nothing else holds it any more. Ends with the background, half a minute after its last work.
 */
const known = new Set<string>();

interface Index {
  /** Every piece of every spelling. */
  pieces: ReadonlySet<string>;
  /** Spellings of secrets that are too short for pieces. */
  short: readonly string[];
}

let index: Index | undefined;

/** Has {@link redact} recognise a secret from now on. */
export function knowSecret(text: string): void {
  if (!known.delete(text)) index = undefined;
  known.add(text);
  if (known.size <= MAX_KNOWN) return;
  const [oldest = ''] = known;
  known.delete(oldest);
  index = undefined;
}

/**
 * A text without the secrets known here, each replaced by `•••`: as they are, as a URL, JSON or Base64 spells them, and
 * pieces of {@link PIECE} characters, as a server that cuts its texts leaves them.
 */
export function redact(text: string): string {
  if (known.size === 0 || text.length < SHORTEST) return text;
  index ??= indexOf(known);
  const { pieces, short } = index;
  const whole = short.reduce((rest, spelling) => rest.replaceAll(spelling, MASK), text);
  let result = '';
  /** How far the text is settled, and how far it is a secret. */
  let done = 0;
  let secretTo = 0;
  for (let at = 0; at + PIECE <= whole.length; at++) {
    if (!pieces.has(whole.slice(at, at + PIECE))) continue;
    if (at > secretTo || secretTo === 0) result += whole.slice(done, at) + MASK;
    secretTo = at + PIECE;
    done = secretTo;
  }
  return result + whole.slice(done);
}

function indexOf(secrets: Iterable<string>): Index {
  const pieces = new Set<string>();
  const short: string[] = [];
  for (const secret of secrets) {
    if (secret.length < SHORTEST) continue;
    for (const spelling of spellings(secret.slice(0, LONGEST))) {
      if (secret.length < PIECE) short.push(spelling);
      for (let at = 0; at + PIECE <= spelling.length; at++) pieces.add(spelling.slice(at, at + PIECE));
    }
  }
  return { pieces, short: short.filter(({ length }) => length >= SHORTEST) };
}

function spellings(secret: string): Set<string> {
  const wellFormed = secret.replace(/\p{Surrogate}/gu, '\uFFFD');
  return new Set([
    secret,
    encodeURIComponent(wellFormed),
    JSON.stringify(secret).slice(1, -1),
    ...base64Spellings(wellFormed),
  ]);
}

/** In Base64 a text looks different with each of three offsets; the characters it shares with its neighbour are left out. */
function base64Spellings(text: string): string[] {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return [0, 1, 2].flatMap((offset) => {
    const shared = offset === 0 ? 0 : offset + 1;
    const spelling = btoa('\0'.repeat(offset) + bytes)
      .replace(/=+$/, '')
      .slice(shared, -1);
    return [spelling, spelling.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
