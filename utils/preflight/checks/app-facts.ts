import { chosenApps } from '../selection';
import type { AppAccess } from '../types';
import type { Facts } from './check';

/** What the checks of apps look at: the chosen apps, or all of them while none is chosen. */
export type AppFacts = Pick<Facts, 'organizations' | 'apps' | 'selected' | 'serviceUser'>;

/** What a check of apps needs to know. */
export const APP_FACTS = ['organizations', 'apps', 'selected', 'serviceUser'] as const;

export function appsInQuestion({ apps, selected }: Pick<AppFacts, 'apps' | 'selected'>): AppAccess[] {
  return selected.length === 0 ? [...apps] : chosenApps(apps, selected);
}
