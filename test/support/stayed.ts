import { expect } from '@playwright/test';
import type { Simulators } from '../simulators';
import { HOSTS } from '../simulators/hosts';
import { capturedTokens, placesOf } from './token-places';

/** What the user has agreed to in a test. */
export interface Agreed {
  /** Host of the Infisical that stands beside the button the user presses. */
  host: string;
  /** Whether the user has clicked on what is done with the session of the Humanitec console. */
  usesConsoleSession?: boolean;
}

/**
 * All recorded traffic must show that captured tokens went to Humanitec's API and to the agreed Infisical alone, and that
 * nothing was done there behind the user's back; nor in Humanitec with the user's own session.
 */
export function expectTokensStayed(simulators: Simulators, agreed: Agreed): void {
  const strayed = placesOf(simulators, capturedTokens(simulators)).filter(
    ({ host }) => host !== HOSTS.humanitecApi && host !== agreed.host,
  );
  expect(strayed, 'places that must not get a captured token').toEqual([]);
  if (!agreed.usesConsoleSession) expectNoConsoleSession(simulators);
  for (const { state } of Object.values(simulators.infisical)) {
    expect(state.leaks, 'tokens sent to another vendor').toEqual([]);
    expect(state.selectedOrganizations, 'organizations switched for the user').toEqual([]);
  }
}

/** Nothing may have been asked of Humanitec with the user's own session: that takes a click. */
export function expectNoConsoleSession(simulators: Simulators): void {
  expect(byConsoleSession(simulators), 'requests with the session of the Humanitec console').toEqual([]);
}

/** The requests to Humanitec's API so far that carried a cookie, but for those of the console's own pages. */
export function byConsoleSession({ traffic }: Simulators): string[] {
  return traffic
    .filter(
      ({ host, headers }) =>
        host === HOSTS.humanitecApi &&
        headers.cookie !== undefined &&
        headers.origin !== `https://${HOSTS.humanitecConsole}`,
    )
    .map(({ method, path }) => `${method} ${path}`);
}
