import { policyNow, watchManaged } from '../policy/managed';
import { preferencesItem } from '../preferences';
import { grantTermsItem } from './storage';
import type { Terms } from './types';

/** The terms as they are now; null where the user or an administrator has switched it off. What cannot be read allows nothing. */
export async function readTerms(): Promise<Terms | null> {
  if (!(await preferencesItem.get()).fixHere) return null;
  try {
    const { allowFixHere, allowedHumanitecOrganizations: allowed } = await policyNow();
    if (!allowFixHere) return null;
    return { organizations: allowed === 'any' ? null : [...allowed] };
  } catch {
    return null;
  }
}

/** Keeps what the popup knows of the terms true. Call it in the first turn of the background. */
export function keepTerms(): void {
  preferencesItem.watch(() => void renew());
  // Whoever empties session memory leaves it to be filled again.
  grantTermsItem.watch(() => void renew());
  watchManaged(() => void renew());
  void renew();
}

async function renew(): Promise<void> {
  const [terms, shown] = await Promise.all([readTerms(), grantTermsItem.get()]);
  if (JSON.stringify(terms) !== JSON.stringify(shown)) await grantTermsItem.set(terms);
}
