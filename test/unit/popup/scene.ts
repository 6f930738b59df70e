import { capturesItem } from '@/utils/capture/storage';
import type { Capture } from '@/utils/capture/types';
import { profilesItem } from '@/utils/infisical/storage';
import type { Connection, Profile } from '@/utils/infisical/types';
import { preflightItem } from '@/utils/preflight/storage';
import type { Preflight } from '@/utils/preflight/types';
import { targetItem } from '@/utils/push/storage';
import type { Proof, Push, PushRequest, Target } from '@/utils/push/types';

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

export const connection = (id: string, given: Partial<Connection> = {}): Connection => ({
  id,
  name: `connection-${id}`,
  orgId: 'org',
  projectId: null,
  projectName: null,
  ...given,
});

export const target = (given: Partial<Target> = {}): Target => ({
  profile: US,
  state: 'ready',
  account: { kind: 'user', organization: { id: 'org', name: 'Platform Team' } },
  projects: [],
  connections: [],
  suggestedName: 'humanitec-acme',
  suggestedDescription: '',
  notes: [],
  ...given,
});

export const capture = (id: string): Capture => ({
  id,
  masked: '••••••••3f9a',
  source: 'paste',
  capturedAt: Date.now(),
  expiresAt: Date.now() + 900_000,
});

export const preflight = (verdict: Preflight['verdict'], given: Partial<Preflight> = {}): Preflight => ({
  captureId: 'token',
  state: 'done',
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

export const rotation = (connectionId: string): PushRequest => ({
  kind: 'rotate',
  captureId: 'token',
  profileId: 'us',
  siteUrl: US.siteUrl,
  organizationId: 'org',
  connectionId,
  despiteWarnings: false,
});

export const push = (given: Partial<Push>): Push => ({
  id: 'push',
  request: rotation('a'),
  state: 'running',
  step: 'looking-up',
  warnings: [],
  startedAt: Date.now(),
  ...given,
});

export const proof = (given: Partial<Proof> = {}): Proof => ({
  connection: connection('a'),
  url: 'https://app.infisical.com/organizations/org/app-connections',
  proven: [{ key: 'push.proven.hidden', params: [] }],
  warnings: [],
  ...given,
});

/** What the background has stored while the popup shows a capture that can be pushed. */
export async function store(shown: Target, checks: Preflight = preflight('pass')): Promise<Capture> {
  const token = capture('token');
  await capturesItem.set([token]);
  await preflightItem.set(checks);
  await profilesItem.set([US, EU]);
  await targetItem.set(shown);
  return token;
}
