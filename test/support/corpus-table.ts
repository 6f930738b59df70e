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

/** Writes the corpus run as a table to the end of docs/capture.md. */
export function writeTable(verdicts: readonly Verdict[]): void {
  const [before] = readFileSync(DOCUMENT, 'utf8').split(MARKER);
  writeFileSync(DOCUMENT, `${before}${MARKER}\n${table(verdicts)}`);
}

function table(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ name, kit, offered, exact, latency }) =>
    [
      name.replace(/^not: /, ''),
      kit,
      offered ? 'yes' : 'no',
      exact === undefined ? '–' : exact ? 'yes' : 'no',
      latency === undefined ? '–' : `${Math.round(latency)} ms`,
    ].join(' | '),
  );
  return [
    '| case | kit | offered | exact token | drawn → prompt |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}
