import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from './figures';

const DOCUMENT = 'docs/security.md';
/** Before and after the table. */
const MARKER = '<!-- figures -->';

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, tried, wrong }) => `| ${what} | ${tried ?? '**missing**'} | ${wrong} |`);
  return ['| What | Tried | Went wrong |', '|---|---|---|', ...rows, ''].join('\n');
}

/** Writes the table between its markers in docs/security.md. @throws when they are not there */
export function writeTable(table: string): void {
  const [before, , after, ...more] = readFileSync(DOCUMENT, 'utf8').split(MARKER);
  if (after === undefined || more.length > 0) throw new Error(`${DOCUMENT} needs two lines ${MARKER}`);
  writeFileSync(DOCUMENT, `${before}${MARKER}\n\n${table}\n${MARKER}${after}`);
}
