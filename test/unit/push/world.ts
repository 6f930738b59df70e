import { capturesItem } from '@/utils/capture/storage';
import { discardCapture, storeCapture } from '@/utils/capture/vault';
import { saveProfile } from '@/utils/infisical/profiles';
import type { Profile, Scope } from '@/utils/infisical/types';
import { preflightItem } from '@/utils/preflight/storage';
import type { Preflight } from '@/utils/preflight/types';
import { startPush } from '@/utils/push/coordinator';
import { intentItem, pushItem } from '@/utils/push/storage';
import type { Push, PushIn, PushRequest } from '@/utils/push/types';
import { universalAuth, type World } from '../infisical/world';

export interface Ready {
  profile: Profile;
  captureId: string;
  /** Text of the captured token; Humanitec knows it. */
  token: string;
  /** A request for a new connection, as the popup makes it. */
  create(given?: Partial<PushRequest & { kind: 'create' }>): PushRequest;
  rotate(connectionId: string, given?: Partial<PushRequest & { kind: 'rotate' }>): PushRequest;
}

export const ORGANIZATION: Scope = { level: 'organization' };

/** A captured token whose checks have passed, and a saved profile to push it to. */
export async function readyToPush(world: World, verdict: Preflight['verdict'] = 'pass'): Promise<Ready> {
  const { humanitec, infisical } = world.simulators;
  const user = humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const { value: token } = humanitec.createToken(user.id);
  for (const { id } of await capturesItem.get()) await discardCapture(id);
  await storeCapture({ token, tokenId: 'infisical' }, { source: 'console', pageOrg: 'acme' });
  const captureId = (await capturesItem.get())[0]?.id ?? '';
  await preflightItem.set(preflight(captureId, user.id, verdict));
  const { profile, credentials } = universalAuth(world);
  await saveProfile(profile, credentials);
  const shown = {
    captureId,
    profileId: profile.id,
    siteUrl: profile.siteUrl,
    organizationId: infisical.us.state.seed.organization.id,
    despiteWarnings: false,
  };
  return {
    profile,
    captureId,
    token,
    create: (given) => ({
      ...shown,
      kind: 'create',
      name: 'humanitec-acme',
      description: 'Service user infisical-sync',
      scope: ORGANIZATION,
      ...given,
    }),
    rotate: (connectionId, given) => ({ ...shown, kind: 'rotate', connectionId, ...given }),
  };
}

/** As if the request had gone out so long ago that Infisical cannot be at work on it any more. */
export async function longAgo(): Promise<void> {
  const intent = await intentItem.get();
  if (intent) await intentItem.set({ ...intent, sentAt: intent.sentAt - 120_000 });
}

/** A push with what it carries in any of its states: tests read it before they know in which one it is. */
export type Told = Pick<Push, keyof Push> &
  Partial<
    Carried<'waiting-for-sign-in'> &
      Carried<'needs-confirmation'> &
      Carried<'succeeded'> &
      Carried<'uncertain'>
  >;
type Carried<State extends Push['state']> = Omit<PushIn<State>, keyof Push>;

/** The push that is shown. */
export async function told(): Promise<Told | null> {
  return pushItem.get();
}

/** Starts a push and waits for what becomes of it. */
export async function push(request: PushRequest): Promise<Told> {
  await startPush(request);
  return settled();
}

/** The push in session storage, once it is no longer running and its intent is gone, unless it is uncertain. */
export async function settled(): Promise<Told> {
  const push = await ended();
  while (push.state !== 'uncertain' && (await intentItem.get())) await Promise.resolve();
  return push;
}

function ended(): Promise<Told> {
  return new Promise((resolve) => {
    const check = (push: Push | null) => {
      if (!push || push.state === 'running') return;
      stop();
      resolve(push);
    };
    const stop = pushItem.watch(check);
    void pushItem.get().then(check);
  });
}

function preflight(captureId: string, userId: string, verdict: Preflight['verdict']): Preflight {
  return {
    captureId,
    state: 'done',
    serviceUser: { id: userId, name: 'infisical-sync', type: 'service' },
    listsOrganizations: true,
    organizations: [{ id: 'acme', name: 'Acme', role: 'member' }],
    checks: [],
    apps: [],
    isPartial: false,
    chosen: [],
    proposed: [{ org: 'acme', app: 'shop' }],
    verdict,
    summary: { key: 'failure.unexpected.what', params: [] },
    changes: [],
    checkedAt: Date.now(),
  };
}
