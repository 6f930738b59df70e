import pMap from 'p-map';
import type { Humanitec } from '../../humanitec/client';
import type { InfisicalClient } from '../../infisical/client';
import { placeOf } from '../../infisical/place';
import type { StoredConnection } from '../../infisical/schemas';
import { replyTo } from '../../preflight/reply';
import type { AppAccess } from '../../preflight/types';
import { type Sentence, say } from '../../sentence';
import type { Authorized } from '../authorize';
import type { Preparation } from '../operations/operation';
import type { Pace } from '../pace';
import { readingHumanitec } from '../reading';
import type { ListedProject, SyncPlace } from '../types';
import { listSyncs } from './list';

const IN_FLIGHT = 4;
/** So many like warnings are told one by one. */
const SINGLY = 3;

/**
 * Checks with the new token the Humanitec destinations of all syncs found that use a connection: they would fail silently
 * at their next run (docs/facts/infisical-api.md, section 9.2).
 */
export async function checkSyncs(
  infisical: InfisicalClient,
  authorized: Authorized,
  connection: StoredConnection,
  pace: Pace,
): Promise<Omit<Preparation, 'before'>> {
  const listing = await listSyncs(infisical, authorized, connection, pace);
  if (!listing) {
    return { toConfirm: [], report: { proven: [], warnings: [say('push.warning.projectsUnchecked')] } };
  }
  const { listed, unlisted } = listing;
  const looked = listed.filter((project) => project.state === 'listed');
  const syncs = looked.flatMap((project) => project.syncs);
  const client = readingHumanitec(authorized);
  const checked = await pMap(syncs, (sync) => checkSync(client, sync, authorized.preflight?.apps ?? []), {
    concurrency: IN_FLIGHT,
  });
  const passed = checked.filter((warnings) => warnings.length === 0).length;
  return {
    listing,
    toConfirm: [
      ...(unlisted > 0 ? [say('push.warning.projectsUnlisted', unlisted, listed.length + unlisted)] : []),
      // What could have been listed and was not, is told before anything is sent; what may not be, with the result.
      ...unchecked(listed, 'failed'),
      ...checked.flat(),
    ],
    report: {
      warnings: unchecked(listed, 'refused'),
      proven: looked.length > 0 ? [foundIn(looked.length, syncs.length, passed)] : [],
    },
  };
}

function foundIn(projects: number, syncs: number, passed: number): Sentence {
  return syncs === 0 ? say('push.proven.noSyncs', projects) : say('push.proven.syncs', passed, projects);
}

function unchecked(listed: readonly ListedProject[], state: 'failed' | 'refused'): Sentence[] {
  const names = listed.filter((project) => project.state === state).map(({ name }) => name);
  if (names.length <= SINGLY) return names.map((name) => say('push.warning.projectUnchecked', name));
  return [say('push.warning.projectsUncheckedOf', names.length, names.slice(0, SINGLY).join(', '))];
}

async function checkSync(
  client: Pick<Humanitec, 'values' | 'environmentValues'>,
  { name, org, app, env }: SyncPlace,
  apps: readonly AppAccess[],
): Promise<Sentence[]> {
  const place = placeOf({ org, app, env });
  const reply = await replyTo(
    env === undefined ? client.values(org, app) : client.environmentValues(org, app, env),
  );
  if (!reply.ok) {
    const isRefused = reply.trouble === 'refused' || reply.trouble === 'missing';
    return [say(isRefused ? 'push.warning.syncRefused' : 'push.warning.syncUnchecked', name, place)];
  }
  const access = apps.find((known) => known.org === org && known.app === app);
  return access?.write === 'no' ? [say('push.warning.syncReadOnly', name, place)] : [];
}
