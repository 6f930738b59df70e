import { currentCapture } from '../capture/vault';
import { fail } from '../failure';
import { type Humanitec, humanitec } from '../humanitec/client';
import { type InfisicalClient, infisical } from '../infisical/client';
import { shownOrganization } from '../infisical/shown-organization';
import { signIn } from '../infisical/sign-in';
import { requireAllowedOrganizations } from '../policy/require-organization';
import { requireAllowedLevel } from '../policy/require-project';
import { sameApp } from '../preflight/selection';
import { preflightItem } from '../preflight/storage';
import type { Preflight } from '../preflight/types';
import { nameAndId } from '../preflight/words';
import type { SyncRequest, SyncTarget } from './types';

/** A sync that was asked for. */
interface Requested {
  target: SyncTarget;
  request: SyncRequest;
}

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
  await requirePolicy(target, preflight);
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
export async function requireStillAllowed({ target, request }: Requested): Promise<void> {
  await requirePolicy(target, await checkedOf(request));
}

async function requirePolicy({ connection }: SyncTarget, preflight: Preflight | undefined): Promise<void> {
  await requireAllowedOrganizations(preflight);
  await requireAllowedLevel(connection.projectId);
}

async function checkedOf({ captureId }: SyncRequest): Promise<Preflight | undefined> {
  const stored = await preflightItem.get();
  return stored?.captureId === captureId ? stored : undefined;
}
