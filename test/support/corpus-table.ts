import type { Verdict } from '../e2e/capture/corpus.spec';

/** The corpus run as a Markdown table. */
export function table(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ name, kit, offered, exact, latency }) =>
    [
      name,
      kit,
      offered ? 'yes' : 'no',
      exact === undefined ? '–' : exact ? 'yes' : 'no',
      latency === undefined ? '–' : `${Math.round(latency)} ms`,
    ].join(' | '),
  );
  return [
    '| case | kit | offered | exact token | token readable → prompt |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}
