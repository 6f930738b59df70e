import { currentCapture } from '../capture/vault';
import { fail } from '../failure';
import { type Humanitec, humanitec } from '../humanitec/client';
import { type InfisicalClient, infisical } from '../infisical/client';
import { shownOrganization } from '../infisical/shown-organization';
import { signIn } from '../infisical/sign-in';
import { requireAllowedOrganizations } from '../policy/require-organization';
import { sameApp } from '../preflight/selection';
import { preflightItem } from '../preflight/storage';
import type { Preflight } from '../preflight/types';
import { nameAndId } from '../preflight/words';
import type { SyncRequest, SyncTarget } from './types';

/** With whom to talk about a sync. */
export interface Clients {
  infisical: InfisicalClient;
  humanitec: Humanitec;
}

/**
 * Signs in where the connection is. An older server may not tell of which organization that is; it finds the connection in no
 * other one.
 *
 * @throws `pushOrganizationChanged`
 */
export async function infisicalOf({ profile, organizationId }: SyncTarget): Promise<InfisicalClient> {
  const { site, bearer, account } = await signIn(profile);
  const { organization } = account;
  if (organization && organization.id !== organizationId) {
    throw fail('pushOrganizationChanged', [nameAndId(shownOrganization(organization))]);
  }
  return infisical(site, bearer);
}

/**
 * Authorizes a request, or refuses it before anything is asked: the token must be the one shown and of the same service
 * user as the connection's, which can write to the app, and the policy must allow it.
 */
export async function authorize(target: SyncTarget, request: SyncRequest): Promise<Clients> {
  const current = await currentCapture();
  if (current?.capture.id !== request.captureId) throw fail('pushCaptureGone');
  const preflight = await checkedOf(request);
  await requireAllowedOrganizations(preflight);
  const { destination } = request.plan;
  const access = preflight?.apps.find((app) => sameApp(app, destination));
  if (access?.write !== 'yes') throw fail('syncAppNotWritable', [destination.app]);
  const { serviceUserId } = target;
  const given = preflight?.serviceUser?.id;
  if (serviceUserId !== undefined && given !== serviceUserId) {
    throw fail('syncServiceUserDiffers', [serviceUserId, given ?? '?']);
  }
  return { infisical: await infisicalOf(target), humanitec: humanitec(current.token) };
}

/** Refuses by the policy as it is now: looking takes its time, and a policy that has come since counts before anything is changed. */
export async function requireStillAllowed(request: SyncRequest): Promise<void> {
  await requireAllowedOrganizations(await checkedOf(request));
}

async function checkedOf({ captureId }: SyncRequest): Promise<Preflight | undefined> {
  const stored = await preflightItem.get();
  return stored?.captureId === captureId ? stored : undefined;
}
