/** The closed set of characters of {@link TokenText}, as content scripts must do without its schema. */
const TOKEN = /^[\w.~+/=-]{20,2048}$/;

/** What fits the characters of a token and is something else. */
const OTHER_THINGS = [
  // Ids: `s-<uuid>` is a Humanitec user id (humanitec-api.md, section 5), a bare one is any other object.
  /^(s-)?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  // Words and numbers between separators: slugs, paths, dates, `YOUR_TOKEN_HERE`, `--------`.
  /^[-./_~+=]*((\d+|[a-z]+)([-./_~+=]+|$))+$/i,
  // Addresses: no known encoding uses dots and slashes together.
  /\..*\/|\/.*\./,
  // A middle cut out.
  /\.\.\./,
  // `name=value`: padding stands at the end alone.
  /=[^=]/,
];

const FEWEST_DIFFERENT_CHARACTERS = 7;

/** Whether a text may be a token: no prefix, length or encoding is known, so all that can be told is what it is not. */
export function looksLikeToken(text: string): boolean {
  return (
    TOKEN.test(text) &&
    new Set(text).size >= FEWEST_DIFFERENT_CHARACTERS &&
    !OTHER_THINGS.some((thing) => thing.test(text))
  );
}

/** Removes what is not seen: zero-width characters, soft hyphens, white space around. */
export function visibleText(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').trim();
}
