import pMap from 'p-map';
import type { Humanitec } from '../humanitec/client';
import { MAX_IN_FLIGHT, MAX_READS, SAMPLE_READS } from './limits';
import { replyTo } from './reply';
import { chosenApps } from './selection';
import type { AppAccess, AppRef, TrialReads } from './types';

/** The apps whose reads tell most: the chosen ones, or a few that may be writable. */
export function readTargets(apps: readonly AppAccess[], selected: readonly AppRef[]): AppAccess[] {
  if (selected.length > 0) return chosenApps(apps, selected);
  const writable = apps.filter(({ write }) => write === 'yes');
  const candidates = writable.length > 0 ? writable : apps.filter(({ write }) => write === 'unknown');
  return candidates.slice(0, SAMPLE_READS);
}

/**
 * Makes the reads that the runs of Humanitec Secret Syncs begin with: the values of the app, and those of each of its
 * environments, since a sync may go to any (docs/facts/infisical-api.md, section 9.1). Apps that were read before are
 * left alone; apps that do not fit into the limit stay unread.
 */
export async function tryReads(
  client: Humanitec,
  apps: readonly AppAccess[],
  selected: readonly AppRef[],
): Promise<AppAccess[]> {
  const unread = readTargets(apps, selected).filter(({ trialReads }) => trialReads === undefined);
  let left = MAX_READS;
  const targets = unread.filter(({ environments }) => {
    left -= 1 + environments.length;
    return left >= 0;
  });
  const reads = targets.flatMap((app) => [
    { app, environment: '' },
    ...app.environments.map(({ id }) => ({ app, environment: id })),
  ]);
  const results = await pMap(
    reads,
    async (read) => ({ ...read, result: await readOne(client, read.app, read.environment) }),
    { concurrency: MAX_IN_FLIGHT },
  );
  const isTarget = new Set(targets);
  return apps.map((app) => {
    if (!isTarget.has(app)) return app;
    const own = results.filter((read) => read.app === app);
    const refused = own.filter(({ result, environment }) => result === 'refused' && environment !== '');
    return {
      ...app,
      trialReads: gravest(own.map(({ result }) => result)),
      refusedEnvironments: refused.map(({ environment }) => environment),
    };
  });
}

/** @param environment its id, or empty for the values of the app itself. */
async function readOne(client: Humanitec, { org, app }: AppAccess, environment: string): Promise<TrialReads> {
  const answer = await replyTo(
    environment === '' ? client.values(org, app) : client.environmentValues(org, app, environment),
  );
  if (answer.ok) return 'ok';
  return answer.trouble === 'refused' || answer.trouble === 'missing' ? 'refused' : 'unknown';
}

function gravest(results: readonly TrialReads[]): TrialReads {
  if (results.includes('refused')) return 'refused';
  return results.includes('unknown') ? 'unknown' : 'ok';
}
