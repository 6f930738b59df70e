import * as z from 'zod/mini';
import { endOfDay } from '../days';
import { Failure } from '../failure';
import { Verdict } from '../preflight/types';
import { Sentence } from '../sentence';

/** What tells a known connection from all others: ids are unique within one Infisical alone. */
export const ConnectionKey = z.object({
  /** Origin of its Infisical. */
  siteUrl: z.string(),
  connectionId: z.string(),
});
export type ConnectionKey = z.infer<typeof ConnectionKey>;

/** How many days before its end a token is worth a notice, the least urgent first; 0 is its end. */
export const LEVELS = [30, 14, 7, 1, 0] as const;
const Level = z.literal(LEVELS);
export type Level = z.infer<typeof Level>;

/** What the user was told of an end, and what not to be told again for a while. It goes with that end. */
export const Watched = z.object({
  told: z.array(Level),
  /** Nothing that is no more urgent than `level` is told until then (epoch milliseconds). */
  snooze: z.optional(z.object({ level: Level, until: z.number() })),
});
export type Watched = z.infer<typeof Watched>;

/** A day of the calendar as date fields have it, e.g. `2026-12-31`. */
export const Day = z.string().check(z.refine((text) => endOfDay(text) !== undefined));

/** When the token of a connection ends. */
export const Expiry = z.discriminatedUnion('kind', [
  /** By the token itself, or by the form it was made with; epoch milliseconds. */
  z.extend(Watched, { kind: z.literal('known'), at: z.number() }),
  /** The user has entered its last day. */
  z.extend(Watched, { kind: z.literal('entered'), on: Day }),
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('unknown') }),
]);
export type Expiry = z.infer<typeof Expiry>;

/** The syncs that used a connection when somebody looked. */
export const SyncsSeen = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  /** The projects that were looked at and have some. */
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      syncs: z.number(),
      /** Where each of them writes to; absent where it was noted by a version before. */
      destinations: z.optional(z.array(z.string())),
    }),
  ),
  /** How many projects could not be looked at, or were not. */
  unlisted: z.number(),
});
export type SyncsSeen = z.infer<typeof SyncsSeen>;

/** One thing that was found out about a connection, and what to do about it. */
export const HealthLine = z.object({
  verdict: Verdict,
  finding: Sentence,
  remedy: z.optional(Sentence),
});
export type HealthLine = z.infer<typeof HealthLine>;

/** What Infisical told of a connection when it was asked; the gravest first. */
export const Health = z.object({
  /** Epoch milliseconds. */
  checkedAt: z.number(),
  lines: z.array(HealthLine),
  /** Whether all syncs that use the connection have succeeded with its token; unseen where not all could be looked at. */
  runs: z.enum(['all', 'open', 'unseen']),
});
export type Health = z.infer<typeof Health>;

/** A check that was due without anybody asking for it, and came to nothing. */
export const Unchecked = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  failure: Failure,
});

/** A token that is being replaced by another, from the first step on until the old one is revoked or the user stops. */
export const Rotation = z.object({
  /** The id that the new one is to have. */
  tokenId: z.string(),
  /** That of the old one, where it is known. */
  oldTokenId: z.optional(z.string()),
  /** When that one was sent: a connection whose token was sent at another time has the new one. */
  oldPushedAt: z.number(),
});
export type Rotation = z.infer<typeof Rotation>;

/** A connection that was given a token from this browser, and what is known of it since. No secret. */
export const KnownConnection = z.extend(ConnectionKey, {
  name: z.string(),
  /** Absent where it was pushed before profiles were noted. */
  profileId: z.optional(z.string()),
  organizationId: z.string(),
  organizationName: z.optional(z.string()),
  /** Null for the whole organization. */
  projectId: z.nullable(z.string()),
  humanitecOrganizations: z.array(z.string()),
  serviceUserId: z.optional(z.string()),
  serviceUserName: z.optional(z.string()),
  tokenId: z.optional(z.string()),
  expiry: Expiry,
  /** When it got its token; epoch milliseconds. */
  pushedAt: z.number(),
  /** What Infisical changes with each write of credentials, as it was after that (docs/facts/infisical-api.md, section 3). */
  credentialsHash: z.optional(z.string()),
  seen: z.optional(SyncsSeen),
  health: z.optional(Health),
  /** Until it is checked again, or nobody wants that any more. */
  unchecked: z.optional(Unchecked),
  rotation: z.optional(Rotation),
});
export type KnownConnection = z.infer<typeof KnownConnection>;

/** Whether two are of the same connection. */
export function isSameConnection(one: ConnectionKey, other: ConnectionKey): boolean {
  return one.siteUrl === other.siteUrl && one.connectionId === other.connectionId;
}

export function keyOf({ siteUrl, connectionId }: ConnectionKey): ConnectionKey {
  return { siteUrl, connectionId };
}
