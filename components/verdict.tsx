import { i18n } from '#i18n';
import type { Verdict } from '@/utils/preflight/types';

const SIGNS: Record<Verdict, string> = { pass: '✓', warn: '!', fail: '✕', unknown: '?' };

/** A verdict as sign and word, so that nothing hangs on colour alone. */
export function VerdictSign({ verdict }: { verdict: Verdict }) {
  return (
    <span className={`sign ${verdict}`} role="img" aria-label={i18n.t(`verdict.${verdict}`)}>
      {SIGNS[verdict]}
    </span>
  );
}
