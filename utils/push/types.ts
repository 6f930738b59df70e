import * as z from 'zod/mini';
import { Failure } from '../failure';
import { Account, Connection, Profile, Project, Scope } from '../infisical/types';
import { Sentence } from '../sentence';

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
    /** Self-hosted: the browser has not been asked for this host. */
    'needs-permission',
    'ready',
    'failed',
  ]),
  account: z.optional(Account),
  projects: z.array(Project),
  /** Humanitec connections that can be read with this sign-in. */
  connections: z.array(Connection),
  /** The connection last pushed for this service user or organization: offered for `Update token` first. */
  knownConnectionId: z.optional(z.string()),
  /** Suggestions for the form, valid for Infisical's rules. */
  suggestedName: z.string(),
  suggestedDescription: z.string(),
  failure: z.optional(Failure),
});
export type Target = z.infer<typeof Target>;

/** What a user asks for with `Create connection` or `Update token`. */
export const PushRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('create'),
    captureId: z.string(),
    profileId: z.string(),
    name: z.string(),
    description: z.string(),
    scope: Scope,
    /** True when the user pressed `Create anyway`, after reading why the preflight is not `pass`. */
    despiteWarnings: z.boolean(),
  }),
  z.object({
    kind: z.literal('rotate'),
    captureId: z.string(),
    profileId: z.string(),
    connectionId: z.string(),
    despiteWarnings: z.boolean(),
  }),
]);
export type PushRequest = z.infer<typeof PushRequest>;

/** What was proven after a push, read back from Infisical. */
export const Proof = z.object({
  connection: Connection,
  /** Page of the connection in Infisical. */
  url: z.string(),
  /** Sentences like "Read back: name and project are as asked." */
  proven: z.array(Sentence),
  /** What is different from what was asked for, e.g. a project dropped by an older server. */
  warnings: z.array(Sentence),
  /** After a rotation: the console page where the old token can be revoked. */
  revokeUrl: z.optional(z.string()),
});
export type Proof = z.infer<typeof Proof>;

/** A push from the click to its result. `request` stays, so that the form can be shown again. */
export const Push = z.object({
  id: z.string(),
  request: PushRequest,
  state: z.enum(['running', 'succeeded', 'failed', 'uncertain', 'needs-confirmation']),
  /** Shown while running: checking the name, sending, reading back … */
  step: z.enum(['signing-in', 'checking', 'sending', 'verifying', 'looking-up']),
  proof: z.optional(Proof),
  failure: z.optional(Failure),
  /** Rotate: syncs whose destination the new token cannot serve; asks for `Update anyway`. */
  warnings: z.array(Sentence),
  startedAt: z.number(),
});
export type Push = z.infer<typeof Push>;

/** One line of the local history. No secrets. */
export const HistoryEntry = z.object({
  id: z.string(),
  at: z.number(),
  kind: z.enum(['created', 'rotated']),
  siteUrl: z.string(),
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
