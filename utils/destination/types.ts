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

/** An Infisical that answers this sign-in. */
const ReadyDestination = z.object({
  profile: Profile,
  state: z.literal('ready'),
  account: Account,
  projects: z.array(Project),
  /** Humanitec connections that can be read with this sign-in. */
  connections: z.array(Connection),
  /** The level of a new connection that is proposed. */
  suggestedScope: Scope,
  /** The connection last pushed for this service user, else for its organization: offered for `Update token` first. */
  known: z.optional(z.object({ connectionId: z.string(), by: z.enum(['service-user', 'organization']) })),
  /** What was sent there before; absent while it is not known whose the token is. */
  provenance: z.optional(Provenance),
  /** Suggestions for the form, valid for Infisical's rules. */
  suggestedName: z.string(),
  suggestedDescription: z.string(),
  /** What could not be found out, e.g. that connections may not be listed. */
  notes: z.array(Sentence),
});
export type ReadyDestination = z.infer<typeof ReadyDestination>;

/** The Infisical a push would go to, as far as it is known. Kept in session storage; the popup renders it. */
export const Destination = z.discriminatedUnion('state', [
  z.object({ profile: Profile, state: z.literal('loading') }),
  ReadyDestination,
  /** What the user can do about it has a state of its own; `failed` is everything else. */
  z.object({
    profile: Profile,
    state: z.enum([
      /** Browser session: nobody is signed in on this Infisical. */
      'signed-out',
      /** A remembered client secret waits for its passphrase. */
      'locked',
      /** No secret for this profile in this browser session. */
      'needs-credentials',
      /** The browser has not been asked for this host: a page asks for `hostPattern(profile.siteUrl)` in a click. */
      'needs-permission',
      'failed',
    ]),
    failure: Failure,
  }),
]);
export type Destination = z.infer<typeof Destination>;
export type UnreadyDestination = Extract<Destination, { failure: Failure }>;

/** The profile that the user has gone for, for one capture. */
export const ChosenProfile = z.object({ captureId: z.string(), profileId: z.string() });
export type ChosenProfile = z.infer<typeof ChosenProfile>;

/** What the user typed into the connection form, so that a popup that closes loses nothing. */
export const Draft = z.extend(ChosenProfile, {
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  projectId: z.optional(z.string()),
  connectionId: z.optional(z.string()),
  /** Whether a connection is to be made, or one that is there to get the token; absent until the user has chosen. */
  kind: z.optional(z.enum(['create', 'rotate'])),
});
export type Draft = z.infer<typeof Draft>;
