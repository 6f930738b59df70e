import { isKeySchema, type Naming, namingOf } from './key-schema';
import type { DestinationValue, DryRun, Effect, KeyEffect, Obstacle, SourceNames, SyncPlan } from './types';

/** A new Shared Value: the published pattern, and no digit first (docs/facts/humanitec-api.md, section 2). */
const NEW_KEY = /^[A-Za-z_.-][A-Za-z0-9_.-]*$/;
/** What an address keeps as it is: no character that means something there, and not dots alone, which are another path. */
const ADDRESS = /^(?!\.{1,2}$)[A-Za-z0-9_.-]+$/;

/** How a key is handled by a run, call by call (docs/facts/infisical-api.md, 9.1). */
interface Handling {
  effect: Effect;
  /** Whether a value of this name is made. */
  isMade: boolean;
  /** Whether the key stands in an address. */
  isInAddress: boolean;
}

/** What a run of the sync would do with each key, on a server that keeps to its options; and why that is not certain. */
export function predict(source: SourceNames, values: readonly DestinationValue[], plan: SyncPlan): DryRun {
  const { keySchema } = plan.options;
  const naming = namingOf(keySchema, plan.environment);
  const sent = new Set([...source.keys, ...source.imports.flatMap(({ keys }) => keys)].map(naming.nameOf));
  const there = new Map(values.map((value) => [value.key, value]));
  const handled = [...new Set([...sent, ...there.keys()])].map((key) => {
    const value = there.get(key);
    return { key, ...(sent.has(key) ? sendingTo(value, plan) : leaving(key, naming, value, plan)) };
  });
  const added = handled.filter(({ effect }) => effect === 'added').map(({ key }) => key);
  const isWholeApp = plan.destination.scope === 'application';
  return {
    keys: handled.map(({ key, effect }): KeyEffect => ({ key, effect })),
    addedToApp: isWholeApp ? [] : added,
    // Of other servers it is concluded that they fill them at once (docs/facts/infisical-api.md, 9.1).
    emptyAtFirst: isWholeApp && source.lacksNewerCall ? added : [],
    obstacles: [
      ...(keySchema === undefined || isKeySchema(keySchema) ? [] : [{ code: 'key-schema-invalid' } as const]),
      ...source.unseen.map((place) => ({ code: 'import-unseen', ...place }) as const),
      ...(source.hasMore ? [{ code: 'too-many-imports' } as const] : []),
      ...twice(values),
      ...handled.flatMap(obstaclesOf),
      ...inheritedDeletion(values, sent, naming, plan),
    ],
  };
}

function sendingTo(value: DestinationValue | undefined, { destination }: SyncPlan): Handling {
  const isEnvironment = destination.scope === 'environment';
  // One that is made now is in the address of the next run.
  const isInAddress = true;
  if (!value) return { effect: 'added', isMade: true, isInAddress };
  // The app's value stays below the override, which is a secret.
  if (isEnvironment && value.source === 'app') return { effect: 'overwritten', isMade: true, isInAddress };
  return { effect: value.isSecret ? 'overwritten' : 'stays-plain', isMade: false, isInAddress };
}

function leaving(
  key: string,
  naming: Naming,
  value: DestinationValue | undefined,
  { destination, options }: SyncPlan,
): Handling {
  const isInherited = destination.scope === 'environment' && value?.source === 'app';
  const isDeleted = !options.disableSecretDeletion && naming.isCandidate(key) && !isInherited;
  return { effect: isDeleted ? 'deleted' : 'left-alone', isMade: false, isInAddress: isDeleted };
}

function obstaclesOf({ key, isMade, isInAddress }: Handling & { key: string }): Obstacle[] {
  if (isMade && !NEW_KEY.test(key)) return [{ code: 'key-refused', key }];
  return isInAddress && !ADDRESS.test(key) ? [{ code: 'key-breaks-address', key }] : [];
}

function twice(values: readonly DestinationValue[]): Obstacle[] {
  const keys = values.map(({ key }) => key);
  const again = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...again].map((key) => ({ code: 'key-twice', key }));
}

/** Which of the two a server does cannot be seen before it does it (docs/facts/infisical-api.md, 11). */
function inheritedDeletion(
  values: readonly DestinationValue[],
  sent: ReadonlySet<string>,
  naming: Naming,
  { destination, options }: SyncPlan,
): Obstacle[] {
  if (destination.scope === 'application' || options.disableSecretDeletion) return [];
  const inherited = values.filter(
    ({ key, source }) => source === 'app' && !sent.has(key) && naming.isCandidate(key),
  );
  return inherited.length > 0 ? [{ code: 'inherited-deletion', keys: inherited.map(({ key }) => key) }] : [];
}
