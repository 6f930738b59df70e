import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from './figures';

const DOCUMENT = 'docs/security.md';
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, tried, wrong }) => `| ${what} | ${tried ?? '**missing**'} | ${wrong} |`);
  return ['| What | Tried | Went wrong |', '|---|---|---|', ...rows, ''].join('\n');
}

/** Writes a table between its markers in docs/security.md. @throws when they are not there */
export function writeTable(name: 'figures' | 'defences', table: string): void {
  const marker = `<!-- ${name} -->`;
  const [before, , after, ...more] = readFileSync(DOCUMENT, 'utf8').split(marker);
  if (after === undefined || more.length > 0) throw new Error(`${DOCUMENT} needs two lines ${marker}`);
  writeFileSync(DOCUMENT, `${before}${marker}\n\n${table}\n${marker}${after}`);
}
