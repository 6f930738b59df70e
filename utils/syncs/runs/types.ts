import * as z from 'zod/mini';
import { ConnectionKey } from '../../connections/types';
import { Failure } from '../../failure';
import { Sentence } from '../../sentence';
import { RunMarks } from '../types';

/** What Infisical is asked for once, noted before the request goes out. */
const Asked = z.object({ at: z.number(), before: RunMarks });
export type Asked = z.infer<typeof Asked>;

const AnyRun = z.object({
  /** Of the sync. */
  id: z.string(),
  name: z.string(),
  /** Where it writes to, e.g. `acme/shop`. */
  place: z.string(),
});

/** One sync of a connection, on its way through the run that the user has asked for. */
export const SyncRun = z.discriminatedUnion('state', [
  /** Nothing was sent for it. */
  z.extend(AnyRun, { state: z.literal('waiting') }),
  z.extend(AnyRun, { state: z.literal('running'), asked: Asked }),
  z.extend(AnyRun, { state: z.literal('succeeded') }),
  z.extend(AnyRun, { state: z.literal('failed'), message: Sentence }),
  /** It was not run, or how its run ends is not known. */
  z.extend(AnyRun, { state: z.literal('stopped'), failure: Failure, asked: z.optional(Asked) }),
]);
export type SyncRun = z.infer<typeof SyncRun>;

const AnyRuns = z.object({
  id: z.string(),
  connection: ConnectionKey,
  profileId: z.string(),
  /** When the connection got the token that they run with; epoch milliseconds. */
  pushedAt: z.number(),
});

/** The syncs of one connection that run because the user has asked for it. */
export const SyncRuns = z.discriminatedUnion('state', [
  /** They are looked at first: nothing was sent. */
  z.extend(AnyRuns, { state: z.literal('looking') }),
  z.extend(AnyRuns, { state: z.literal('running'), runs: z.array(SyncRun) }),
  /** `failure` is why none was run. */
  z.extend(AnyRuns, { state: z.literal('over'), runs: z.array(SyncRun), failure: z.optional(Failure) }),
]);
export type SyncRuns = z.infer<typeof SyncRuns>;
