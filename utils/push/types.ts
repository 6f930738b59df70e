import * as z from 'zod/mini';
import { Failure } from '../failure';
import { Account, Connection, Profile, Project, Scope } from '../infisical/types';
import { Sentence } from '../sentence';

/**
 * What this browser did before says about a token that is to go to an Infisical organization. It is the one piece of
 * evidence that a page cannot choose. `until` and `organizations` are ids of Humanitec organizations.
 */
export const Provenance = z.discriminatedUnion('kind', [
  /** Tokens of all its organizations were sent there before. */
  z.object({ kind: z.literal('known'), organizations: z.array(z.string()) }),
  /** Nothing was ever sent there from here, so there is nothing to compare with. */
  z.object({ kind: z.literal('first'), organizations: z.array(z.string()) }),
  /** Only tokens of other organizations were sent there. */
  z.object({
    kind: z.literal('new-organization'),
    organizations: z.array(z.string()),
    until: z.array(z.string()),
  }),
  /** This profile has always sent to another Infisical organization. */
  z.object({ kind: z.literal('other-destination'), now: z.string(), until: z.string() }),
]);
export type Provenance = z.infer<typeof Provenance>;

/** The Infisical a push would go to, as far as it is known. Kept in session storage; the popup renders it. */
export const Target = z.object({
  profile: Profile,
  state: z.enum([
    'loading',
    /** Browser session: nobody is signed in on this Infisical. */
    'signed-out',
    /** A remembered client secret waits for its passphrase. */
    'locked',
    /** No secret for this profile in this browser session. */
    'needs-credentials',
    /** The browser has not been asked for this host: a page asks for `hostPattern(profile.siteUrl)` in a click. */
    'needs-permission',
    'ready',
    'failed',
  ]),
  account: z.optional(Account),
  projects: z.array(Project),
  /** Humanitec connections that can be read with this sign-in. */
  connections: z.array(Connection),
  /** The connection last pushed for this service user, else for its organization: offered for `Update token` first. */
  known: z.optional(z.object({ connectionId: z.string(), by: z.enum(['service-user', 'organization']) })),
  /** What was sent there before; absent while it is not known whose the token is. */
  provenance: z.optional(Provenance),
  /** Suggestions for the form, valid for Infisical's rules. */
  suggestedName: z.string(),
  suggestedDescription: z.string(),
  /** What could not be found out, e.g. that connections may not be listed. */
  notes: z.array(Sentence),
  failure: z.optional(Failure),
});
export type Target = z.infer<typeof Target>;

/** What the popup showed when the user pressed the button. A push that would go elsewhere is refused. */
const Shown = {
  captureId: z.string(),
  profileId: z.string(),
  /** Origin of the Infisical shown. */
  siteUrl: z.string(),
  /** Id of the organization shown; null where it was not known. */
  organizationId: z.nullable(z.string()),
  /** What was shown about tokens sent there before. */
  provenance: z.optional(Provenance),
};

/** What a user asks for with `Create connection` or `Update token`. */
export const PushRequest = z.discriminatedUnion('kind', [
  z.object({
    ...Shown,
    kind: z.literal('create'),
    name: z.string(),
    description: z.string(),
    scope: Scope,
    /** True when the user pressed `Create anyway`, after reading why the preflight is not `pass`. */
    despiteWarnings: z.boolean(),
  }),
  z.object({
    ...Shown,
    kind: z.literal('rotate'),
    connectionId: z.string(),
    /** True after `Update anyway`: repeats the request of a push in the state `needs-confirmation`. */
    despiteWarnings: z.boolean(),
    /** True when the user waits for the syncs of all projects. */
    wantsAll: z.optional(z.boolean()),
  }),
]);
export type PushRequest = z.infer<typeof PushRequest>;

/** What was proven after a push. */
export const Proof = z.object({
  connection: Connection,
  /** Page of the connection in Infisical. */
  url: z.string(),
  /** Sentences like "Read back: name and project are as asked." */
  proven: z.array(Sentence),
  /** What is different from what was asked for, e.g. a project dropped by an older server. */
  warnings: z.array(Sentence),
  /** After a rotation: the console page where the old token can be revoked, and which one it is where it is known. */
  oldToken: z.optional(
    z.object({ url: z.string(), serviceUser: z.optional(z.string()), tokenId: z.optional(z.string()) }),
  ),
});
export type Proof = z.infer<typeof Proof>;

/** A sync, and where it writes to. */
const SyncPlace = z.object({
  name: z.string(),
  org: z.string(),
  app: z.string(),
  env: z.optional(z.string()),
});
export type SyncPlace = z.infer<typeof SyncPlace>;

/** A project that was asked for the syncs of a connection. */
const ListedProject = z.discriminatedUnion('state', [
  z.object({ id: z.string(), name: z.string(), state: z.literal('listed'), syncs: z.array(SyncPlace) }),
  /** They may not be listed with this sign-in. */
  z.object({ id: z.string(), name: z.string(), state: z.literal('refused') }),
  /** Something went wrong. */
  z.object({ id: z.string(), name: z.string(), state: z.literal('failed') }),
]);
export type ListedProject = z.infer<typeof ListedProject>;
export type ListedSyncs = { state: 'listed'; syncs: SyncPlace[] } | { state: 'refused' | 'failed' };

/** A push from the click to its result. `request` stays, so that the form can be shown again. */
export const Push = z.object({
  id: z.string(),
  request: PushRequest,
  state: z.enum([
    'running',
    /** Browser session is over: goes on by itself after `target.sign-in`, until `waitUntil`. */
    'waiting-for-sign-in',
    /** Rotate: `warnings` name syncs the new token cannot serve; the same request `despiteWarnings` goes on. */
    'needs-confirmation',
    'succeeded',
    /** Nothing was changed in Infisical, and the user may try again. */
    'failed',
    /**
     * It could not be found out yet: until `lookUntil` Infisical may still carry it out. `push.look-up` tries again,
     * `push.clear` gives up. Blocks every other push.
     */
    'uncertain',
  ]),
  /** Shown while running: checking the name, sending, reading back … */
  step: z.enum(['signing-in', 'checking', 'waiting', 'sending', 'verifying', 'looking-up']),
  /** Checking: the projects that were asked for their syncs. */
  progress: z.optional(z.object({ done: z.number(), total: z.number() })),
  proof: z.optional(Proof),
  failure: z.optional(Failure),
  /** Uncertain: why it could not be looked up; absent when it was, and what is there settles nothing. */
  obstacle: z.optional(Failure),
  /** Uncertain: until then it is looked up by itself (epoch milliseconds); absent when that time is over. */
  lookUntil: z.optional(z.number()),
  /** Waiting for a sign-in, or as Infisical asked to slow down: until then (epoch milliseconds). */
  waitUntil: z.optional(z.number()),
  /** Rotate: syncs whose destination the new token cannot serve, and what could not be checked. */
  warnings: z.array(Sentence),
  /** Rotate, with a question: what was listed, and how many projects were not asked yet. */
  listed: z.optional(z.array(ListedProject)),
  unlisted: z.optional(z.number()),
  startedAt: z.number(),
  /** When its result was there; absent while it has none. */
  endedAt: z.optional(z.number()),
});
export type Push = z.infer<typeof Push>;

/** One line of the local history. No secrets. */
export const HistoryEntry = z.object({
  id: z.string(),
  at: z.number(),
  kind: z.enum(['created', 'rotated']),
  siteUrl: z.string(),
  /** Absent in entries that were written before profiles were noted. */
  profileId: z.optional(z.string()),
  organizationId: z.string(),
  organizationName: z.optional(z.string()),
  projectId: z.nullable(z.string()),
  connectionId: z.string(),
  connectionName: z.string(),
  humanitecOrganizations: z.array(z.string()),
  serviceUserId: z.optional(z.string()),
  serviceUserName: z.optional(z.string()),
  tokenId: z.optional(z.string()),
  tokenExpiresAt: z.optional(z.string()),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** What Infisical changes whenever a connection's credentials are written (docs/facts/infisical-api.md, section 3). */
export const Marks = z.object({
  credentialsHash: z.nullable(z.string()),
  updatedAt: z.nullable(z.string()),
});
export type Marks = z.infer<typeof Marks>;

/** What a history entry says about the token that was pushed. */
export const Pushed = z.pick(HistoryEntry, {
  humanitecOrganizations: true,
  serviceUserId: true,
  serviceUserName: true,
  tokenId: true,
  tokenExpiresAt: true,
});
export type Pushed = z.infer<typeof Pushed>;

/**
 * What is written to disk before a request that changes something in Infisical, so that a lost answer can be looked
 * up afterwards. No secrets.
 */
export const Intent = z.object({
  /** Id of the push. */
  id: z.string(),
  request: PushRequest,
  profile: Profile,
  account: Account,
  pushed: Pushed,
  sentAt: z.number(),
  /** What is told with a success besides what the connection itself proves. */
  remarks: z.object({ proven: z.array(Sentence), warnings: z.array(Sentence) }),
  /** Rotate: the connection's marks before the request; a change of either proves that it was carried out. */
  before: z.optional(Marks),
});
export type Intent = z.infer<typeof Intent>;
