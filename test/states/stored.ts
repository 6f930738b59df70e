import { deepStrictEqual } from 'node:assert/strict';
import * as z from 'zod/mini';
import { Capture, Remnant, SetAside, VaultToken } from '../../utils/capture/types';
import { KnownConnection } from '../../utils/connections/types';
import { Destination } from '../../utils/destination/types';
import { Grant, Terms } from '../../utils/grant/types';
import { HistoryEntry } from '../../utils/history/types';
import { Profile } from '../../utils/infisical/types';
import { Preferences } from '../../utils/preferences';
import { Preflight } from '../../utils/preflight/types';
import { Push } from '../../utils/push/types';
import { SyncRuns } from '../../utils/syncs/runs/types';
import { SyncSetup } from '../../utils/syncs/types';

/** What the background stores and the popup renders: the items by their keys, each with its own schema. */
const SESSION = {
  captures: z.array(Capture),
  vault: z.array(VaultToken),
  setAside: z.array(SetAside),
  preflight: Preflight,
  grant: Grant,
  grantTerms: Terms,
  destination: Destination,
  push: Push,
  syncSetup: SyncSetup,
  syncRuns: SyncRuns,
};
const LOCAL = {
  profiles: z.array(Profile),
  currentProfileId: z.string(),
  history: z.array(HistoryEntry),
  knownConnections: z.array(KnownConnection),
  lost: z.array(Remnant),
  preferences: Preferences,
};
const SCHEMAS = { ...SESSION, ...LOCAL };
/** What `defineLargeItem` (utils/storage.ts) stores as a text. */
const TEXTS: readonly string[] = ['preflight'] satisfies (keyof typeof SESSION)[];

type Schemas = typeof SCHEMAS;

/** Some of the stored items. */
export type Stored = { [Key in keyof Schemas]?: z.infer<Schemas[Key]> };

/** Stored items by their areas. */
export interface Areas {
  session: Record<string, unknown>;
  local: Record<string, unknown>;
}

/** The items as they lie in storage. @throws for one that its reader would not take as it is */
export function areasOf(items: Stored): Areas {
  const areas: Areas = { session: {}, local: {} };
  for (const [key, value] of Object.entries(items)) {
    deepStrictEqual(SCHEMAS[key as keyof Schemas].parse(value), value, `${key} is not stored like this`);
    areas[key in SESSION ? 'session' : 'local'][key] = TEXTS.includes(key)
      ? { id: crypto.randomUUID(), json: JSON.stringify(value) }
      : value;
  }
  return areas;
}

/** The items that are there, each by its schema. */
export function itemsOf({ session, local }: Areas): Stored {
  const there = Object.entries({ ...session, ...local }).flatMap(([key, value]) => {
    const schema = SCHEMAS[key as keyof Schemas];
    if (!schema || value === null) return [];
    return [[key, schema.parse(TEXTS.includes(key) ? JSON.parse((value as { json: string }).json) : value)]];
  });
  return Object.fromEntries(there) as Stored;
}
