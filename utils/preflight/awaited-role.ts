import type { Humanitec } from '../humanitec/client';
import { parseRoles } from '../humanitec/roles';
import { ask } from './answered';
import { hasChanged } from './changes';
import { ROLE_PAUSES_MS } from './limits';
import { Lookups } from './lookups';
import { accessFromRoles } from './survey';
import type { AppAccess } from './types';

/**
 * Gives a role that was just changed in the console a few seconds to apply (humanitec-api.md, section 3).
 *
 * @returns whether the access to the app became another one.
 */
export async function roleArrives(client: Humanitec, app: AppAccess, signal: AbortSignal): Promise<boolean> {
  for (const pause of ROLE_PAUSES_MS) {
    await sleep(pause, signal);
    if (signal.aborted) return false;
    if (await hasArrived(client, app)) return true;
  }
  return false;
}

async function hasArrived(client: Humanitec, before: AppAccess): Promise<boolean> {
  const user = await ask(client.currentUser());
  if (!user.ok) return false;
  const application = { id: before.app, name: before.name, envs: before.environments };
  const access = accessFromRoles(before.org, application, parseRoles(user.value.roles));
  const looked = await new Lookups(client, user.value.id).complete([access], () => {});
  return hasChanged([before], looked, before);
}

/** Ends early, without an error, when the signal is aborted. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
