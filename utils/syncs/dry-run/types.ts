import * as z from 'zod/mini';
import { SyncDestination } from '../../infisical/types';

/** What a run of a sync does to a key of its destination, as seen at the sync's scope. */
export const EFFECTS = [
  'added',
  /** A secret, or in environment scope the app's value, which gets a secret override. */
  'overwritten',
  /** In environment scope the override: a value of the app's own shows again. */
  'deleted',
  'left-alone',
  /** Overwritten, and readable by everybody who may read values: it is no secret there and does not become one. */
  'stays-plain',
] as const;
export type Effect = (typeof EFFECTS)[number];

export const KeyEffect = z.object({ key: z.string(), effect: z.enum(EFFECTS) });
export type KeyEffect = z.infer<typeof KeyEffect>;

const ImportPlace = z.object({ environment: z.string(), path: z.string() });
export type ImportPlace = z.infer<typeof ImportPlace>;

/** Why it cannot be told for certain what a run would do. */
export const Obstacle = z.discriminatedUnion('code', [
  /** The key schema is none that Infisical and Humanitec both take. */
  z.object({ code: z.literal('key-schema-invalid') }),
  /** Humanitec takes no new value of this name: the run would stop there. */
  z.object({ code: z.literal('key-refused'), key: z.string() }),
  /** Infisical puts keys unescaped into an address: with this one it would be another address. */
  z.object({ code: z.literal('key-breaks-address'), key: z.string() }),
  /** Humanitec names the key more than once. */
  z.object({ code: z.literal('key-twice'), key: z.string() }),
  /** The folder's imports, or theirs, bring secrets that this sign-in does not get to see; a run sends them all the same. */
  z.extend(ImportPlace, { code: z.literal('import-unseen') }),
  /** The folder's imports lead to more places than are asked about. */
  z.object({ code: z.literal('too-many-imports') }),
  /** Environment scope with deletion on: older servers try to delete what the app has, newer ones do not. */
  z.object({ code: z.literal('inherited-deletion'), keys: z.array(z.string()) }),
]);
export type Obstacle = z.infer<typeof Obstacle>;

/** What a run of a sync would do at its destination. */
export const DryRun = z.object({
  /** One for each key that Infisical would send or the destination has (as seen at the sync's scope). */
  keys: z.array(KeyEffect),
  /** Environment scope only: keys that the whole app gets with an empty value. */
  addedToApp: z.array(z.string()),
  /**
   * Application scope: new keys of which cannot be told whether the first run gives them their values. Some older servers make
   * them empty, and the next run fills them.
   */
  emptyAtFirst: z.array(z.string()),
  /** Why what would happen cannot be told for certain; as long as there are any, no sync may be created or run from it. */
  obstacles: z.array(Obstacle),
});
export type DryRun = z.infer<typeof DryRun>;

/** All of a sync that decides what its runs do. */
export const SyncPlan = z.object({
  projectId: z.string(),
  /** Slug of the environment that it reads. */
  environment: z.string(),
  secretPath: z.string(),
  destination: SyncDestination,
  options: z.object({
    disableSecretDeletion: z.boolean(),
    /** E.g. `INF_{{secretKey}}`; absent: keys keep their names. */
    keySchema: z.optional(z.string()),
  }),
});
export type SyncPlan = z.infer<typeof SyncPlan>;

/** What is known of the secrets of a folder: names, never values. */
export interface SourceNames {
  /** The folder's own. */
  keys: string[];
  /** What its imports bring, those of their own imports included. */
  imports: (ImportPlace & { keys: string[] })[];
  /** Places among its imports, or theirs, whose secrets are not all told. */
  unseen: ImportPlace[];
  /** Whether there are more places among its imports than were asked about. */
  hasMore: boolean;
  /** Whether the server lacks `GET /api/v4/secrets`. How old it is does not follow: the facts date neither that call nor what runs do. */
  lacksNewerCall: boolean;
}

/** A Shared Value of Humanitec without its value, as seen at the sync's scope. */
export interface DestinationValue {
  key: string;
  isSecret: boolean;
  /** Whether the environment has it of its own; in application scope always `app`. */
  source: 'app' | 'env';
}
