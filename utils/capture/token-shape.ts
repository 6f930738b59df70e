/*
 * A token as nobody documents it: one line without white space, of a closed set of characters
 * (docs/facts/humanitec-api.md, section 5, "Detection rule"). Secrets of Infisical have no others either. Without imports,
 * as content scripts must do without schemas.
 */

/** For the inside of a character class. */
export const TOKEN_CHARACTERS = '\\w.~+/=-';
export const SHORTEST_TOKEN = 20;
export const LONGEST_TOKEN = 2048;
export const TOKEN = new RegExp(`^[${TOKEN_CHARACTERS}]{${SHORTEST_TOKEN},${LONGEST_TOKEN}}$`);

const BARE = new RegExp(`^[${TOKEN_CHARACTERS}]+$`);

/** Words and numbers between separators: slugs, paths, dates, `YOUR_TOKEN_HERE`, `------`. */
export const WORDS = /^[-./_~+=]*((\d+|[A-Z]?[a-z]{1,20}|[A-Z]{1,20})([-./_~+=]+|$))*$/;

/**
 * What else has the characters of a token and is something else. In turn: a UUID, also inside Humanitec's user id `s-<uuid>`;
 * addresses, as no encoding uses dots and slashes together; a middle cut out; `name=value`, as padding stands at the end; `xxxxxxxxxx`.
 */
const OTHER_THING = /(-[\da-f]{4}){3}-|\..*\/|\/.*\.|\.\.|=[^=]|(.)\2{9}/;

/** Whether a text is nothing but characters of a token. */
export function isBare(text: string): boolean {
  return BARE.test(text);
}

/** Whether a text may be a part of a token: what stands beside it is not whole then. */
export function mayBePart(text: string): boolean {
  return isBare(text) && !WORDS.test(text) && !OTHER_THING.test(text);
}

/** Whether a text may be a token: no prefix, length or encoding is known, so all that can be told is what it is not. */
export function looksLikeToken(text: string): boolean {
  return TOKEN.test(text) && mayBePart(text);
}

/** Leaves out what is not seen: zero-width characters, soft hyphens, white space around. */
export function visibleText(text: string): string {
  return text.replace(/\p{Cf}/gu, '').trim();
}
