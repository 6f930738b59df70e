import * as z from 'zod/mini';
import { ConnectionKey } from '../connections/types';
import { Failure } from '../failure';
import { Profile } from '../infisical/types';
import { Sentence } from '../sentence';
import { DryRun, SyncPlan } from './dry-run/types';

/** The connection that gets a sync, as this browser has pushed it. */
export const SyncTarget = z.object({
  profile: Profile,
  /** Id of the organization in Infisical that the connection belongs to. */
  organizationId: z.string(),
  connection: z.object({ id: z.string(), name: z.string(), projectId: z.nullable(z.string()) }),
  /** Whose token the connection has, where that is known: what is looked at is looked at with a token of the same. */
  serviceUserId: z.optional(z.string()),
  serviceUserName: z.optional(z.string()),
});
export type SyncTarget = z.infer<typeof SyncTarget>;

/** A sync as the user wants it. */
export const SyncRequest = z.object({
  /** The capture whose token looks at Humanitec. */
  captureId: z.string(),
  plan: SyncPlan,
  name: z.string(),
  /** Whether it runs by itself from its first run on. Until then it never does. */
  isAutomatic: z.boolean(),
});
export type SyncRequest = z.infer<typeof SyncRequest>;

/**
 * What the user has chosen in the form since the last look, for one connection; what is absent is what the form proposes. No
 * secret, and no value of one.
 */
export const SyncDraft = z.extend(ConnectionKey, {
  projectId: z.optional(z.string()),
  environment: z.optional(z.string()),
  secretPath: z.optional(z.string()),
  /** With its organization: `acme/shop`. */
  app: z.optional(z.string()),
  /** Empty for the whole app. */
  env: z.optional(z.string()),
  name: z.optional(z.string()),
  deletes: z.optional(z.boolean()),
  isAutomatic: z.optional(z.boolean()),
  keySchema: z.optional(z.string()),
});
export type SyncDraft = z.infer<typeof SyncDraft>;

/** Another sync with the same destination. */
const Rival = z.object({
  name: z.string(),
  project: z.string(),
  /** Whether its runs delete keys of the destination that are not its own; as far as the server tells. */
  deletes: z.boolean(),
});
export type Rival = z.infer<typeof Rival>;
export const Duplicates = z.object({
  found: z.array(Rival),
  /** Infisical says that there is one, and it is in none of the projects that were looked at. */
  isElsewhere: z.boolean(),
  /** How many projects could not be looked at, or were too many. */
  unlisted: z.number(),
});
export type Duplicates = z.infer<typeof Duplicates>;

/** What was found out about a request before anything is created or run. */
export const Look = z.object({
  /** Tells it from the looks before: what is created or run is what this one has shown. */
  id: z.string(),
  dryRun: DryRun,
  duplicates: Duplicates,
});
export type Look = z.infer<typeof Look>;

/** A sync that is there, read back and as it was asked for. */
export const MadeSync = z.object({ id: z.string(), name: z.string(), url: z.string() });
export type MadeSync = z.infer<typeof MadeSync>;

/** By what a later run is told from what was there before it. */
export const RunMarks = z.object({ status: z.nullable(z.string()), syncedAt: z.nullable(z.string()) });
export type RunMarks = z.infer<typeof RunMarks>;

const AnySetup = z.object({ id: z.string(), target: SyncTarget });
const Requested = z.extend(AnySetup, { request: SyncRequest });
const Made = z.extend(Requested, {
  sync: MadeSync,
  /** What was shown last; null where the browser was closed meanwhile. */
  look: z.nullable(Look),
});

/** A sync on its way from the connection to the end of its first run. Times are epoch milliseconds. */
export const SyncSetup = z.discriminatedUnion('state', [
  /** The user has not decided yet. `failure` is of a look that came to nothing. */
  z.extend(AnySetup, {
    state: z.literal('choosing'),
    request: z.optional(SyncRequest),
    failure: z.optional(Failure),
  }),
  z.extend(Requested, { state: z.literal('looking') }),
  /** What it would do is shown. `failure` is of a create that has left nothing behind. */
  z.extend(Requested, { state: z.literal('looked'), look: Look, failure: z.optional(Failure) }),
  z.extend(Requested, { state: z.literal('creating'), look: z.nullable(Look) }),
  /** The answer to the create was lost. Until `lookUntil` Infisical may still carry it out. */
  z.extend(Requested, {
    state: z.literal('uncertain'),
    look: z.nullable(Look),
    obstacle: z.optional(Failure),
    lookUntil: z.number(),
  }),
  /** It is there and does nothing yet. `failure` is of a run that has not begun. */
  z.extend(Made, { state: z.literal('created'), failure: z.optional(Failure) }),
  z.extend(Made, {
    state: z.literal('running'),
    /** Null while it is looked once more: nothing was asked for yet. */
    asked: z.nullable(z.object({ at: z.number(), before: RunMarks })),
  }),
  /** Its run is over; `message` says why it failed. */
  z.extend(Made, { state: z.literal('ended'), message: z.nullable(Sentence) }),
]);
export type SyncSetup = z.infer<typeof SyncSetup>;
export type SetupIn<State extends SyncSetup['state']> = Extract<SyncSetup, { state: State }>;

/** What is on disk before a sync is created, so that a lost answer can be looked up. No secrets, and no names of keys. */
export const SyncIntent = z.object({
  id: z.string(),
  target: SyncTarget,
  request: SyncRequest,
  sentAt: z.number(),
});
export type SyncIntent = z.infer<typeof SyncIntent>;
