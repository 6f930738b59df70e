import { expect } from '@playwright/test';
import type { Simulators } from '../simulators';
import { HOSTS } from '../simulators/hosts';
import { capturedTokens, placesOf } from './token-places';

/** What the user has agreed to in a test. */
export interface Agreed {
  /** Host of the Infisical that stands beside the button the user presses. */
  host: string;
}

/**
 * All recorded traffic must show that captured tokens went to Humanitec's API and to the agreed Infisical alone, and that
 * nothing was done there behind the user's back.
 */
export function expectTokensStayed(simulators: Simulators, agreed: Agreed): void {
  const strayed = placesOf(simulators, capturedTokens(simulators)).filter(
    ({ host }) => host !== HOSTS.humanitecApi && host !== agreed.host,
  );
  expect(strayed, 'places that must not get a captured token').toEqual([]);
  for (const { state } of Object.values(simulators.infisical)) {
    expect(state.leaks, 'tokens sent to another vendor').toEqual([]);
    expect(state.selectedOrganizations, 'organizations switched for the user').toEqual([]);
  }
}
