import { capturesItem } from '@/utils/capture/storage';
import type { Capture } from '@/utils/capture/types';
import { destinationItem } from '@/utils/destination/storage';
import type { Destination, ReadyDestination } from '@/utils/destination/types';
import { profilesItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { preflightItem } from '@/utils/preflight/storage';
import type { Preflight } from '@/utils/preflight/types';

export const US: Profile = {
  id: 'us',
  label: 'Production',
  instance: 'us',
  siteUrl: 'https://app.infisical.com',
  signIn: { method: 'browser-session' },
  scope: { level: 'organization' },
};
export const EU: Profile = {
  ...US,
  id: 'eu',
  label: 'EU',
  instance: 'eu',
  siteUrl: 'https://eu.infisical.com',
};

export const destination = (given: Partial<ReadyDestination> = {}): ReadyDestination => ({
  profile: US,
  state: 'ready',
  account: { kind: 'user', organization: { id: 'org', name: 'Platform Team' } },
  projects: [],
  connections: [],
  suggestedScope: given.profile?.scope ?? US.scope,
  suggestedName: 'humanitec-acme',
  suggestedDescription: '',
  notes: [],
  ...given,
});

export const capture = (id: string, at = Date.now()): Capture => ({
  id,
  masked: '••••••••3f9a',
  source: 'paste',
  capturedAt: at,
  expiresAt: at + 900_000,
});

export const preflight = (verdict: Preflight['verdict'], given: Partial<Preflight> = {}): Preflight => ({
  captureId: 'token',
  state: 'done',
  listsOrganizations: true,
  organizations: [],
  checks: [],
  apps: [],
  isPartial: false,
  chosen: [],
  proposed: [],
  verdict,
  summary: { key: 'access.summary.nowhere', params: [] },
  changes: [],
  checkedAt: Date.now(),
  ...given,
});

/** What the background has stored while the popup shows a capture that can be pushed. */
export async function store(shown: Destination, checks: Preflight = preflight('pass')): Promise<Capture> {
  const token = capture('token');
  await capturesItem.set([token]);
  await preflightItem.set(checks);
  await profilesItem.set([US, EU]);
  await destinationItem.set(shown);
  return token;
}
