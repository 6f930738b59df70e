import type { Check, Severity, Verdict } from './types';

const GRAVEST_FIRST: readonly Verdict[] = ['fail', 'unknown', 'warn'];

/** The verdicts that keep a preflight from `pass`, by the weight of the check. */
const COUNTS: Record<Severity, ReadonlySet<Verdict>> = {
  blocking: new Set(['fail', 'unknown', 'warn']),
  advisory: new Set(['fail', 'warn']),
  note: new Set(),
};

/** The checks that keep a preflight from `pass`, the gravest first. */
export function reasons(checks: readonly Check[]): Check[] {
  return GRAVEST_FIRST.flatMap((verdict) =>
    checks.filter((check) => check.verdict === verdict && COUNTS[check.severity].has(verdict)),
  );
}

export function overall(checks: readonly Check[]): Verdict {
  return reasons(checks)[0]?.verdict ?? 'pass';
}
