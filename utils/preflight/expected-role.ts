import type { Humanitec } from '../humanitec/client';
import { parseRoles } from '../humanitec/roles';
import { sleep } from '../sleep';
import { hasChanged } from './changes';
import { ROLE_PAUSES_MS } from './limits';
import { accessFromRoles } from './list-apps';
import type { Lookups } from './lookups';
import { replyTo } from './reply';
import type { AppAccess } from './types';

/**
 * Gives a role that was just changed in the console a few seconds to apply (docs/facts/humanitec-api.md, section 3).
 *
 * @returns whether the access to the app became another one.
 */
export async function roleArrives(
  client: Humanitec,
  lookups: Lookups,
  app: AppAccess,
  signal: AbortSignal,
): Promise<boolean> {
  for (const pause of ROLE_PAUSES_MS) {
    await sleep(pause, signal).catch(() => undefined);
    if (signal.aborted) return false;
    if (await hasArrived(client, lookups, app)) return true;
  }
  return false;
}

/** A lookup that fails says nothing: it is no change. */
async function hasArrived(client: Humanitec, lookups: Lookups, before: AppAccess): Promise<boolean> {
  const now = await accessNow(client, lookups, before);
  return now !== undefined && hasChanged([before], [now.access], before);
}

/**
 * The access to an app as Humanitec answers at this moment, and whose it is; undefined where it does not say.
 *
 * @throws {HttpError} only when the request was aborted
 */
export async function accessNow(
  client: Humanitec,
  lookups: Lookups,
  before: AppAccess,
): Promise<{ userId: string; access: AppAccess } | undefined> {
  const user = await replyTo(client.currentUser());
  if (!user.ok) return undefined;
  const roles = parseRoles(user.value.roles);
  const application = { id: before.app, name: before.name, envs: before.environments };
  const [access] = await lookups.complete(
    {
      userId: user.value.id,
      organizations: [{ id: before.org, role: roles.organization(before.org) }],
      apps: [accessFromRoles(before.org, application, roles)],
      chosen: [],
    },
    () => {},
  );
  return access && access.source !== 'unknown' ? { userId: user.value.id, access } : undefined;
}
