import * as z from 'zod/mini';
import { redact } from './redact';

/** Code points of a name; what people call things is shorter. */
const NAME_LENGTH = 100;
/** Code points of what goes into a sentence: a name, a list of them, or what a server says. */
const PARAMETER_LENGTH = 1_000;
/** Marks on one letter that a living script may need. */
const MAX_MARKS = 4;

/** White space of any kind. The byte order mark, which JavaScript counts as such, is invisible. */
const WHITE_SPACE = /(?:(?!\uFEFF)[\s\u0085])+/gu;
/** Control, format, private-use, surrogate and unassigned characters, and what else is drawn as nothing. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const STACKED_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');

/**
 * A text that somebody else wrote, so that it shows what it is: one line, no character that is not seen or changes how
 * others are read, no known secret, not endless. May be empty afterwards.
 *
 * @param most code points to keep; what is longer ends with `…`
 */
export function cleanText(text: string, most = NAME_LENGTH): string {
  const seen = text.replace(WHITE_SPACE, ' ').replace(UNSEEN, '').replace(/ {2,}/g, ' ');
  // Before the cut, which would leave half a secret, and after the rest, which could hide one.
  const shown = redact(seen)
    .replace(STACKED_MARKS, '$1')
    .replace(/^[\p{M} ]+/u, '')
    .trimEnd();
  if (shown.length <= most) return shown;
  const points = [...shown];
  return points.length <= most ? shown : `${points.slice(0, most - 1).join('')}…`;
}

/** What is put into a sentence. */
export function cleanParameter(text: string | number): string {
  return cleanText(String(text), PARAMETER_LENGTH);
}

/** Free text of a service: a name, a role, a description to show. */
export const FreeText = z.string().check(z.overwrite((text) => cleanText(text)));

/** Free text that may be missing; what is not a text, or nothing once it is cleaned, reads as missing. */
export const OptionalText = z.catch(
  z.pipe(
    z.optional(FreeText),
    z.transform((text) => text || undefined),
  ),
  undefined,
);

/**
 * An id of a service: used in URLs, compared and shown, so it stays exactly what it is, or does not fit. Dots alone would
 * be another path.
 */
export const Id = z.string().check(
  z.regex(/^(?!\.{1,2}$)[\x21-\x7e]{1,200}$/),
  z.refine((id) => redact(id) === id),
);

/** What left-to-right Latin text is made of: nothing in it moves what stands around it. */
const PLAIN = /^[\u0020-\u02af\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]*$/;

/** A text that is put among others, kept from changing their order where it could: FSI and PDI around it. */
export function isolate(text: string): string {
  return PLAIN.test(text) ? text : `\u2068${text}\u2069`;
}
