import { decide } from '../exercised';
import type { Instance } from '../instance';
import { expanded } from '../secrets/references';
import { hasFolder, sourceOf, syncedSecrets } from '../secrets/source';
import type { Secret, Sync } from '../types';
import { type Destination, destinationOf, type Value } from './destination';
import { destinationKey, isCandidate } from './key-schema';
import { knownOptions } from './known-options';
import { collide } from './rules';

/** A call for one key has failed. */
export class KeyFailed extends Error {
  constructor(
    readonly key: string,
    override readonly cause: unknown,
  ) {
    super('');
  }
}

/** Nothing that another attempt could change. */
export class Hopeless extends Error {}

/** One attempt of a run, call by call as in docs/facts/infisical-api.md, 9.1. */
export async function pushSecrets(instance: Instance, sync: Sync, signal: AbortSignal): Promise<void> {
  const { secrets, naming, disableSecretDeletion } = prepare(instance, sync);
  const destination = destinationOf(instance, sync, signal);
  const values = await destination.values();
  for (const [key, secret] of secrets) {
    const value = values.find((candidate) => candidate.key === key);
    await blaming(key, () =>
      value ? overwrite(destination, value, secret) : create(instance, destination, key, secret),
    );
  }
  if (disableSecretDeletion) return;
  for (const value of values) {
    if (isCandidate(value.key, naming) && !secrets.has(value.key)) await remove(instance, destination, value);
  }
}

/** Takes back what the sync has written: one `DELETE` for each key that Infisical has, whatever the sync's options. */
export async function removeSecrets(instance: Instance, sync: Sync, signal: AbortSignal): Promise<void> {
  const { secrets } = prepare(instance, sync);
  const destination = destinationOf(instance, sync, signal);
  for (const value of await destination.values()) {
    if (secrets.has(value.key)) await remove(instance, destination, value);
  }
}

/** What is to be sent, by its key at the destination. */
function prepare(instance: Instance, sync: Sync) {
  const { keySchema, recursive, disableSecretDeletion } = knownOptions(instance, sync.syncOptions);
  if (!hasFolder(instance, sourceOf(sync))) {
    throw new Hopeless(
      'Invalid Secret Sync source configuration: folder no longer exists. Please update source environment and secret path.',
    );
  }
  const { secrets, collisions } = syncedSecrets(instance, sourceOf(sync), { recursive });
  if (collisions.length > 0) throw new Hopeless(collide(collisions));
  const naming = { environment: sync.environment, keySchema };
  const named = new Map(
    secrets.map((secret) => [
      destinationKey(secret.key, naming),
      { ...secret, value: expanded(instance, secret) },
    ]),
  );
  return { secrets: named, naming, disableSecretDeletion };
}

async function create(
  { options }: Instance,
  { scope, atApp, atScope }: Destination,
  key: string,
  { value, comment }: Secret,
): Promise<void> {
  const sendsValue = scope === 'application' && decide(options, 'newAppValue') === 'secret';
  await atApp('POST', '/values', {
    key,
    value: sendsValue ? value : '',
    description: comment,
    is_secret: true,
  });
  if (scope === 'environment') await atScope('PATCH', `/values/${key}`, { value, description: comment });
}

/** A value that only the application has gets an override; what exists at the scope keeps being secret, or plain. */
async function overwrite(
  { scope, atScope }: Destination,
  { key, source }: Value,
  { value, comment }: Secret,
): Promise<void> {
  if (scope === 'environment' && source === 'app') {
    await atScope('POST', '/values', { key, value, description: comment, is_secret: true });
  } else {
    await atScope('PATCH', `/values/${key}`, { value, description: comment });
  }
}

async function remove(
  { options }: Instance,
  { scope, atScope }: Destination,
  { key, source }: Value,
): Promise<void> {
  const inherited = scope === 'environment' && source === 'app';
  if (inherited && !decide(options, 'deletesInherited')) return;
  await blaming(key, () => atScope('DELETE', `/values/${key}`));
}

async function blaming(key: string, call: () => Promise<unknown>): Promise<void> {
  await call().catch((error: unknown) => {
    throw new KeyFailed(key, error);
  });
}
