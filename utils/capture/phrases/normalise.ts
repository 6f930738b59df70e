/**
 * Text as the phrases are written: what differs only in how it is typed or typeset becomes equal. Apostrophes go first, for
 * NFKC takes an acute accent apart into a space and a combining mark; so do invisible characters, which keep letters from
 * composing.
 */
export function normalise(text: string): string {
  return text
    .replace(/[‘’‛′´`ʼ]/g, "'")
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Pi}\p{Pf}„‚]/gu, '"')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
