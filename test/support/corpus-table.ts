import { readFileSync, writeFileSync } from 'node:fs';

/** What became of one case of the corpus. */
export interface Verdict {
  name: string;
  kit: string;
  expected: boolean;
  offered: boolean;
  exact: boolean | undefined;
  latency: number | undefined;
}

const DOCUMENT = 'docs/capture.md';
const MARKER = '<!-- corpus -->\n';
/** Each writes its own column, whenever it is played. */
const BROWSERS = ['Chromium', 'Firefox'] as const;

export type Column = (typeof BROWSERS)[number];

/** Writes the corpus run of one browser into the table at the end of docs/capture.md; what the other wrote stays. */
export function writeColumn(browser: Column, verdicts: readonly Verdict[]): void {
  const [before, old = ''] = readFileSync(DOCUMENT, 'utf8').split(MARKER);
  const cells = cellsOf(old);
  const rows = verdicts.map((verdict) => {
    const title = titleOf(verdict);
    const column = (each: Column) => (each === browser ? cellOf(verdict) : (cells.get(title)?.[each] ?? ''));
    return [title, ...BROWSERS.map(column)];
  });
  const head = ['case', 'kit', 'a new token', ...BROWSERS];
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`);
  writeFileSync(DOCUMENT, `${before}${MARKER}\n${lines.join('')}`);
}

/** The first cells of its row. */
const titleOf = ({ name, kit, expected }: Verdict) =>
  [name.replace(/^not: /, ''), kit, expected ? 'yes' : 'no'].join(' | ');

function cellOf({ offered, exact, latency }: Verdict): string {
  if (!offered) return 'not offered';
  return `${exact ? 'exact' : 'not exact'}${latency === undefined ? '' : `, ${Math.round(latency)} ms`}`;
}

/** What the table says so far, by the first cells of each row. */
function cellsOf(table: string): Map<string, Record<string, string>> {
  const [head = [], , ...rows] = table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '));
  return new Map(
    rows.map((row) => [
      row.slice(0, -BROWSERS.length).join(' | '),
      Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])),
    ]),
  );
}
