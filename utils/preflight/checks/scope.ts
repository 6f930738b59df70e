import { chosenApps } from '../selection';
import type { AppAccess } from '../types';
import type { Facts } from './check';

/** What the checks of apps look at: the chosen apps, or all of them while none is chosen. */
export type Scope = Pick<Facts, 'organizations' | 'apps' | 'selected' | 'serviceUser'>;

/** What a check of apps needs to know. */
export const SCOPE = ['organizations', 'apps', 'selected', 'serviceUser'] as const;

export function appsInScope({ apps, selected }: Pick<Scope, 'apps' | 'selected'>): AppAccess[] {
  return selected.length === 0 ? [...apps] : chosenApps(apps, selected);
}
