import pMap from 'p-map';
import type { InfisicalClient } from '../../infisical/client';
import { isRefusal } from '../../infisical/errors';
import type { SecretNames } from '../../infisical/schemas';
import type { SecretPlace } from '../../infisical/secret-calls';
import type { ImportPlace, SourceNames, SyncPlan } from './types';

const IN_FLIGHT = 4;
/** Places among imports that are asked about. Each is a request, and more are hardly ever found. */
const MOST_PLACES = 50;

/**
 * The names of all that a sync of the folder sends. Imported secrets that may not be read are left out of an answer
 * silently, and sent all the same (docs/facts/infisical-api.md, 13): so every imported place is asked for itself.
 */
export async function readSource(client: InfisicalClient, plan: SyncPlan): Promise<SourceNames> {
  const { projectId, environment, secretPath } = plan;
  const { names, lacksNewerCall } = await client.secretNames({ projectId, environment, path: secretPath });
  const told = new Set([...names.keys, ...names.imports.flatMap(({ keys }) => keys)]);
  const unseen: ImportPlace[] = [];
  const asked = new Set([labelOf({ environment, path: secretPath })]);
  let next = fresh(names, asked);
  while (next.length > 0 && asked.size <= MOST_PLACES) {
    const found = await pMap(next, (place) => namesAt(client, { projectId, ...place }), {
      concurrency: IN_FLIGHT,
    });
    unseen.push(
      ...next.filter((_, index) => {
        const there = found[index];
        return !there?.keys.every((key) => told.has(key));
      }),
    );
    next = found.flatMap((there) => (there ? fresh(there, asked) : []));
  }
  return { ...names, unseen, hasMore: next.length > 0, lacksNewerCall };
}

/** Names of an imported place; undefined where they may not be read. A folder that is gone brings nothing. */
async function namesAt(client: InfisicalClient, place: SecretPlace): Promise<SecretNames | undefined> {
  try {
    return (await client.secretNames(place)).names;
  } catch (error) {
    if (isRefusal(error, 'infisicalNotFound')) return { keys: [], imports: [] };
    if (isRefusal(error, 'infisicalRightMissing', 'infisicalForbidden')) return undefined;
    throw error;
  }
}

/** Imported places that were not asked for yet; they count as asked from now on. */
function fresh({ imports }: SecretNames, asked: Set<string>): ImportPlace[] {
  return imports.flatMap(({ environment, path }) => {
    const label = labelOf({ environment, path });
    if (asked.has(label)) return [];
    asked.add(label);
    return [{ environment, path }];
  });
}

function labelOf({ environment, path }: ImportPlace): string {
  return `${environment} ${path}`;
}
