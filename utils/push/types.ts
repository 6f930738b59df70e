import * as z from 'zod/mini';
import { SyncsSeen } from '../connections/types';
import { Provenance } from '../destination/types';
import { Failure } from '../failure';
import { TokenFacts } from '../history/types';
import { Account, Connection, Profile, Scope } from '../infisical/types';
import { Sentence } from '../sentence';

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

/** What is certain about a push, and what is not as it should be. */
export const Report = z.object({
  /** E.g. "Read back: name and project are as asked." */
  proven: z.array(Sentence),
  /** E.g. that an older server dropped the project. */
  warnings: z.array(Sentence),
});
export type Report = z.infer<typeof Report>;

/** What was proven after a push. */
export const Proof = z.extend(Report, {
  connection: Connection,
  /** Page of the connection in Infisical. */
  url: z.string(),
  /** What changes with the next write of its credentials, where the server has it. */
  credentialsHash: z.optional(z.string()),
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

/** What a push that runs is at. */
export const Step = z.discriminatedUnion('name', [
  z.object({ name: z.enum(['signing-in', 'sending', 'verifying', 'looking-up']) }),
  /** Rotate: how many of the projects were asked for their syncs. */
  z.object({
    name: z.literal('checking'),
    projects: z.optional(z.object({ done: z.number(), total: z.number() })),
  }),
  /** Infisical asked to slow down: until then (epoch milliseconds). */
  z.object({ name: z.literal('waiting'), until: z.number() }),
]);
export type Step = z.infer<typeof Step>;

const AnyPush = z.object({
  id: z.string(),
  /** Stays, so that the form can be shown again. */
  request: PushRequest,
  /** What the user has read and goes on despite. */
  accepted: z.array(Sentence),
  /** Whether its run ended without a result, which is looked up by its intent: nobody may have been there for it. */
  isResumed: z.boolean(),
  startedAt: z.number(),
});

/** A push from the click to its result. Times are epoch milliseconds. See utils/push/state.ts. */
export const Push = z.discriminatedUnion('state', [
  z.extend(AnyPush, { state: z.literal('running'), step: Step }),
  /** Browser session is over: goes on by itself after `destination.sign-in`, until `waitUntil`. */
  z.extend(AnyPush, { state: z.literal('waiting-for-sign-in'), failure: Failure, waitUntil: z.number() }),
  /** Rotate: nothing was sent yet; the same request `despiteWarnings` goes on. */
  z.extend(AnyPush, {
    state: z.literal('needs-confirmation'),
    /** Syncs whose destination the new token cannot serve, and what could not be checked. */
    warnings: z.array(Sentence),
    listed: z.array(ListedProject),
    /** How many projects were not asked for their syncs, and could be. */
    unlisted: z.number(),
  }),
  z.extend(AnyPush, { state: z.literal('succeeded'), proof: Proof, endedAt: z.number() }),
  /** Nothing was changed in Infisical, and the user may try again. */
  z.extend(AnyPush, { state: z.literal('failed'), failure: Failure }),
  /** It could not be found out yet. `push.look-up` tries again, `push.clear` gives up. Blocks every other push. */
  z.extend(AnyPush, {
    state: z.literal('uncertain'),
    /** Why it could not be looked up; absent when it was, and what is there settles nothing. */
    obstacle: z.optional(Failure),
    /** Until then Infisical may still carry it out, and it is looked up by itself; absent when that time is over. */
    lookUntil: z.optional(z.number()),
  }),
]);
export type Push = z.infer<typeof Push>;
export type PushIn<State extends Push['state']> = Extract<Push, { state: State }>;

/** What Infisical changes whenever a connection's credentials are written (docs/facts/infisical-api.md, section 3). */
export const Marks = z.object({
  credentialsHash: z.nullable(z.string()),
  updatedAt: z.nullable(z.string()),
  /** The project it belongs to, which never changes; null for the whole organization. Earlier versions have not noted it. */
  projectId: z.optional(z.nullable(z.string())),
});
export type Marks = z.infer<typeof Marks>;

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
  token: TokenFacts,
  sentAt: z.number(),
  /** What is told with a success besides what the connection itself proves. */
  report: Report,
  /** The syncs that use the connection, where somebody has looked. */
  seen: z.optional(SyncsSeen),
  /** Rotate: the connection's marks before the request; a change of either proves that it was carried out. */
  before: z.optional(Marks),
});
export type Intent = z.infer<typeof Intent>;
