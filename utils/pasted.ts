import { LONGEST_TOKEN, SHORTEST_TOKEN, TOKEN_CHARACTERS, WORDS } from './capture/token-shape';
import { type FailureCode, type FailureError, fail } from './failure';

/** What a pasted text is to hold. */
export interface Wanted {
  /** Characters it has at least. */
  least: number;
  /** Characters it has at most. */
  most: number;
  /** Names in JSON under which it is to be found. */
  key: RegExp;
  /** What to say of a text that is something else: several words. */
  otherwise: FailureCode;
}

/** An API token of Humanitec. */
export const API_TOKEN: Wanted = {
  least: SHORTEST_TOKEN,
  most: LONGEST_TOKEN,
  key: /token$/i,
  otherwise: 'notAToken',
};
/** An access token of Infisical: a JWT, or a service token, which is refused later and with its own words. */
export const ACCESS_TOKEN: Wanted = { least: 1, most: 8_192, key: /token$/i, otherwise: 'pastedSpaces' };
/** A client secret of Universal Auth: letters and digits, so far (docs/facts/infisical-api.md, section 2.1). */
export const CLIENT_SECRET: Wanted = { least: 1, most: 1_024, key: /secret$/i, otherwise: 'pastedSpaces' };
/** A client ID of Universal Auth: a UUID, so far. */
export const CLIENT_ID: Wanted = { least: 1, most: 256, key: /client_?id$/i, otherwise: 'pastedSpaces' };

/** What was found in a pasted text. */
export interface Pasted {
  text: string;
  /** Whether something besides white space was left out around it. */
  isExcerpt: boolean;
}

const BARE = new RegExp(`^[${TOKEN_CHARACTERS}]+$`);
/** In a token, `=` stands at the end alone. */
const PARTED = /=[^=]/;
const ODD = new RegExp(`[^${TOKEN_CHARACTERS}]`, 'u');
/** Terminals and mail programs are at least this wide. */
const LEAST_WIDTH = 60;
/** What is in the name of a variable for a token, and by chance in hardly any token. */
const SPEAKING_NAME = /token|secret|key|auth|humanitec|infisical/i;
const JWT = /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/;

const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** What programs and consoles put in the place of a secret, or of its middle. */
const MASKED = /[•●∙…]|\*{3}|\.{3}/;
const LINE_ENDS = /[\r\n\u2028\u2029\u0085\v\f]+/;

/**
 * Finds the one token or secret in a text that somebody pasted: as a header, an assignment, JSON or code has it, wrapped
 * over lines by a terminal or a mail. Where there are two readings it is refused: the wrong one would be told as a wrong
 * token, or sent.
 *
 * @throws `pastedNothing`, `pastedMasked`, `pastedSeveral`, `pastedShort`, `pastedLong`, `pastedOdd`, and
 *   what is wanted otherwise
 */
export function readPasted(pasted: string, wanted: Wanted): Pasted {
  const seen = pasted.replace(UNSEEN, '').trim();
  const text = required(fromLines(seen, wanted), wanted);
  return { text, isExcerpt: text !== pasted.trim() };
}

function fromLines(text: string, wanted: Wanted): string {
  const json = fromJson(text, wanted);
  if (json !== undefined) return json;
  const lines = text
    // So a line goes on in a shell.
    .replace(/\\\r?\n/g, ' ')
    .split(LINE_ENDS)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [only, ...others] = lines;
  if (only === undefined) throw fail('pastedNothing');
  return others.length === 0 ? fromLine(only, wanted) : fromSeveral(lines, wanted);
}

/** Lines are either one text that something has wrapped, or several of which one says that it is a token. */
function fromSeveral(lines: string[], wanted: Wanted): string {
  const pieces = lines.map((line) => unquoted(line));
  if (pieces.slice(1).every((piece) => BARE.test(piece) && !PARTED.test(piece))) {
    const [first = '', ...rest] = pieces;
    const begun = fromLine(first, wanted);
    if (BARE.test(begun) && isWrapped(pieces, begun)) return [begun, ...rest].join('');
    throw fail('pastedSeveral');
  }
  const found = lines.map((line) => ({ line, value: fromLine(line, wanted) }));
  const tokens = new Set(found.flatMap(({ value }) => (isCandidate(value, wanted) ? [value] : [])));
  const [token, ...others] = tokens;
  if (token === undefined) throw fail(MASKED.test(lines.join()) ? 'pastedMasked' : wanted.otherwise);
  // A line that is nothing but such characters may be the rest of the token.
  const mayGoOn = found.some(({ line, value }) => value === line && BARE.test(line) && value !== token);
  if (others.length > 0 || mayGoOn) throw fail('pastedSeveral');
  return token;
}

/** Whether lines can be nothing but one token: its parts say so, or all but the last fill the same width. */
function isWrapped(lines: readonly string[], begun: string): boolean {
  const whole = [begun, ...lines.slice(1)].join('');
  if (JWT.test(whole) && !lines.some((line) => JWT.test(line))) return true;
  const last = lines.at(-1) ?? '';
  const widths = new Set(lines.slice(0, -1).map(({ length }) => length));
  const [width = 0] = widths;
  if (widths.size > 1 || width < LEAST_WIDTH || last.length >= width) return false;
  // Two lines may be two tokens; one that is too short to be one is the rest of the first, unless it is a word.
  return lines.length > 2 || (last.length < SHORTEST_TOKEN && !WORDS.test(last));
}

/** Takes off what stands around a token, layer by layer. */
function fromLine(line: string, wanted: Wanted): string {
  let text = line;
  for (let before = ''; before !== text; ) {
    before = text;
    text = fromJson(text, wanted) ?? fromHeader(fromAssignment(unquoted(text)));
  }
  return text;
}

/** Quotes around, of code, of a shell and of a word processor, and what separates the next entry. */
function unquoted(text: string): string {
  const bare = text.trim().replace(/[,;]$/, '').trim();
  const inner =
    /^(["'`])((?:(?!\1).)*)\1$/s.exec(bare)?.[2] ?? /^[“”„«»‘’‚‹›](.*)[“”„«»‘’‚‹›]$/s.exec(bare)?.[1];
  return (inner ?? bare).trim();
}

/** `NAME=x`, `export NAME=x`, `set NAME=x`, `$env:NAME = "x"`. */
function fromAssignment(text: string): string {
  const [, name = '', value] =
    /^(?:(?:export|set)\s+|\$env:)?([A-Za-z_]\w*)\s*=\s*([^=\s].*)$/s.exec(text) ?? [];
  if (value === undefined) return text;
  if (name.length >= SHORTEST_TOKEN && !SPEAKING_NAME.test(name)) throw fail('pastedSeveral');
  return value;
}

/** `Authorization: Bearer x`, `-H '…'`, `NAME: x`, `"name": "x"`, and a whole command with one of them in it. */
function fromHeader(text: string): string {
  const bearers = [...text.matchAll(/\bBearer\b[\s:]*([^\s"'`,;]*)/gi)].map(([, token = '']) => token);
  const [bearer, ...others] = new Set(bearers);
  if (others.length > 0) throw fail('pastedSeveral');
  if (bearer !== undefined) return bearer;
  const option = /^(?:-H|--header)[\s=]*(.*)$/s.exec(text)?.[1];
  if (option !== undefined) return option;
  return /^["'`]?[A-Za-z][\w .-]{0,39}["'`]?\s*:\s*(?!\/\/)(.*)$/s.exec(text)?.[1] ?? text;
}

/** The value in JSON: under the name that is wanted, or the only one there is. */
function fromJson(text: string, { key: wantedKey }: Wanted): string | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const entries = textsOf(json);
  const named = entries.filter(([key]) => wantedKey.test(key));
  const values = new Set((named.length > 0 ? named : entries).map(([, value]) => value));
  const [only, ...others] = values;
  if (only === undefined) throw fail('pastedNothing');
  if (others.length > 0) throw fail('pastedSeveral');
  return only;
}

function textsOf(json: unknown, key = ''): [key: string, text: string][] {
  if (typeof json === 'string') return [[key, json]];
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, value]) => textsOf(value, name));
}

function isCandidate(text: string, { least, most }: Wanted): boolean {
  return BARE.test(text) && text.length >= Math.max(least, SHORTEST_TOKEN) && text.length <= most;
}

/** The text, if it can be what is wanted. */
function required(text: string, wanted: Wanted): string {
  if (text === '') throw fail('pastedNothing');
  if (MASKED.test(text)) throw fail('pastedMasked');
  const pieces = text.split(/[\s,;|]+/).filter((piece) => piece.length >= SHORTEST_TOKEN && BARE.test(piece));
  if (pieces.length > 1 || PARTED.test(text)) throw fail('pastedSeveral');
  if (/\s/.test(text)) throw fail(wanted.otherwise);
  const odd = ODD.exec(text)?.[0];
  if (odd !== undefined) throw oddCharacter(odd);
  if (text.length < wanted.least) throw fail('pastedShort', [text.length, wanted.least]);
  if (text.length > wanted.most) throw fail('pastedLong', [text.length, wanted.most]);
  return text;
}

/** The character, and its number, which tells apart those that look the same or like nothing. */
function oddCharacter(character: string): FailureError {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return fail('pastedOdd', [character, `U+${code}`]);
}
