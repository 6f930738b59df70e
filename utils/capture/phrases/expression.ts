/** Latin only: in "Webhookを作成" the word ends where kana begin. `\b` would end one at every accent. */
const LETTER = '[a-z\\d\\xdf-\\u024f]';

/** What may follow an adverb without making it a conjunction: "once in this window", "una vez y", never "once you". */
const CLAUSE_END = `(?:(?= (?:and|at|for|in|on|so|when|et|dans|pour|lors|en|y|así|para|e|per|em|nest[ae])(?!${LETTER}))|(?! ?${LETTER}))`;

/** Escaped, with its alternatives. */
function words(phrase: string): string {
  return phrase
    .replace(/[\\^$+?()[\]{}|]|\.(?!$)/g, '\\$&')
    .replace(/[^ .]*\/[^ .]*/g, (either) => `(?:${either.replaceAll('/', '|')})`);
}

/** One phrase as a regular expression. No quantifier holds another and every gap is bounded: a match takes linear time. */
function spaced(phrase: string): string {
  return words(phrase)
    .replaceAll('~', `${LETTER}*`)
    .replace(/ \*(\*?) /g, (_, past) => `(?!${LETTER})[^.;!?${past ? '' : ','}]{0,60}?(?<!${LETTER})`)
    .replaceAll(' ', '[ -]')
    .replace(/\.$/, CLAUSE_END);
}

/** Likewise. Between Latin letters, figures and kana a translation may or may not leave a space. */
function unspaced(phrase: string): string {
  return words(phrase).replaceAll(' * ', '[^。!?]{0,12}?').replaceAll(' ', ' ?');
}

/** Phrases of one language as the source of one expression, for text that is normalised. @param hasSpaces whether the language writes spaces between words */
export function expressionOf(phrases: readonly string[], hasSpaces: boolean): string {
  return hasSpaces
    ? `(?<!${LETTER})(?:${phrases.map(spaced).join('|')})(?!${LETTER})`
    : phrases.map(unspaced).join('|');
}
