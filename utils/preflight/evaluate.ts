import { CHECKS } from './checks';
import type { Facts, PreflightCheck } from './checks/check';
import type { Check } from './types';

/**
 * Makes the checks for which everything is known. Of the others the results stay that are there from before: choosing
 * another app judges by it what depends on it, and asks nothing.
 */
export function evaluate(facts: Partial<Facts>, before: readonly Check[] = []): Check[] {
  return CHECKS.flatMap((check) => {
    if (!isKnown(check, facts)) return before.find(({ id }) => id === check.id) ?? [];
    const { id, severity } = check;
    const found = check.evaluate(facts);
    return found ? { id, severity, ...found } : [];
  });
}

function isKnown({ needs }: PreflightCheck, facts: Partial<Facts>): facts is Facts {
  return needs.every((name) => facts[name] !== undefined);
}
