/** The characters of {@link TokenText}, as content scripts must do without its schema. */
const TOKEN = /^[\w.~+/=-]{20,2048}$/;

/**
 * What has the characters of a token and is something else. In turn: a UUID, also inside Humanitec's user id `s-<uuid>`;
 * words and numbers between separators (slugs, paths, dates, `YOUR_TOKEN_HERE`, `------`); addresses, as no encoding uses
 * dots and slashes together; a middle cut out; `name=value`, as padding stands at the end.
 */
const OTHER_THING =
  /(-[\da-f]{4}){3}-|^[-./_~+=]*((\d+|[A-Z]?[a-z]+|[A-Z]+)([-./_~+=]+|$))*$|\..*\/|\/.*\.|\.\.|=[^=]/;

/** Whether a text may be a token: no prefix, length or encoding is known, so all that can be told is what it is not. */
export function looksLikeToken(text: string): boolean {
  return TOKEN.test(text) && !OTHER_THING.test(text);
}

/** Leaves out what is not seen: zero-width characters, soft hyphens, white space around. */
export function visibleText(text: string): string {
  return text.replace(/\p{Cf}/gu, '').trim();
}
