import pMap from 'p-map';
import type { Humanitec } from '../humanitec/client';
import { ask } from './answered';
import { MAX_IN_FLIGHT, MAX_READS, SAMPLE_READS } from './limits';
import { chosenApps } from './selection';
import type { AppAccess, AppRef } from './types';

/** The apps whose reads tell most: the chosen ones, or a few that may be writable. */
export function readTargets(apps: readonly AppAccess[], selected: readonly AppRef[]): AppAccess[] {
  if (selected.length > 0) {
    return chosenApps(apps, selected).slice(0, MAX_READS);
  }
  const writable = apps.filter(({ write }) => write === 'yes');
  const candidates = writable.length > 0 ? writable : apps.filter(({ write }) => write === 'unknown');
  return candidates.slice(0, SAMPLE_READS);
}

/**
 * Makes the reads that each run of a Humanitec Secret Sync begins with: the values of the app, and those of one of its
 * environments (infisical-api.md, section 9.1). Apps that were read before are left alone.
 */
export async function tryReads(
  client: Humanitec,
  apps: readonly AppAccess[],
  selected: readonly AppRef[],
): Promise<AppAccess[]> {
  const targets = readTargets(apps, selected).filter(({ reads }) => reads === undefined);
  const read = new Map<AppAccess, AppAccess>();
  await pMap(targets, async (app) => read.set(app, { ...app, reads: await readOne(client, app) }), {
    concurrency: MAX_IN_FLIGHT,
  });
  return apps.map((app) => read.get(app) ?? app);
}

async function readOne(
  client: Humanitec,
  { org, app, environments }: AppAccess,
): Promise<'ok' | 'refused' | 'unknown'> {
  const [environment] = environments;
  const values = await ask(client.values(org, app));
  const answer =
    values.ok && environment ? await ask(client.environmentValues(org, app, environment.id)) : values;
  if (answer.ok) return 'ok';
  return answer.trouble === 'refused' || answer.trouble === 'missing' ? 'refused' : 'unknown';
}
