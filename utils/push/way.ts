import type { Failure } from '../failure';
import type { InfisicalClient } from '../infisical/client';
import type { StoredConnection } from '../infisical/schemas';
import type { Account } from '../infisical/types';
import type { Secret } from '../secret';
import type { Sentence } from '../sentence';
import type { Listing } from './listed';
import type { Order } from './order';
import type { Pace } from './pace';
import type { Intent, Marks } from './types';

/** What was read before anything is sent. */
export interface Preparation {
  /** Reasons to ask the user first; none means go on. */
  doubts: Sentence[];
  /** What could not be checked, and what the user goes on despite: told with the result. */
  warnings: Sentence[];
  proven: Sentence[];
  before?: Marks;
  /** Rotate: the syncs that were looked at. */
  listing?: Listing;
}

/** What a push is judged by afterwards. */
export interface Evidence {
  stored: StoredConnection;
  /** Whether `stored` was read from Infisical afterwards; otherwise it is what the write itself answered. */
  isReadBack: boolean;
  account: Account;
  before: Marks | undefined;
}

/** What the evidence comes to: how it is as asked for and how it is not, or that it was not carried out at all. */
export type Judgement = { proven: Sentence[]; warnings: Sentence[] } | { refuted: Failure };

/** What a look-up finds. */
export type Found =
  /** What the push was to make. */
  | StoredConnection
  /** Nothing has changed. */
  | 'absent'
  /** A connection of this name that somebody else seems to have made meanwhile. */
  | 'another'
  /** Something that may be ours or not. */
  | 'unclear';

/** One of the two things a push can do, in the steps that both take. */
export interface Way {
  /** Reads only; throws where sending would be wrong or futile. */
  prepare(
    client: InfisicalClient,
    order: Order,
    reservations: readonly Sentence[],
    pace: Pace,
  ): Promise<Preparation>;
  /** The one request that changes something. */
  send(client: InfisicalClient, token: Secret): Promise<StoredConnection>;
  /** Finds out about a request without a certain answer. Throws where nothing can be read. */
  find(client: InfisicalClient, intent: Intent): Promise<Found>;
  judge(evidence: Evidence): Judgement;
  /** What to tell when a lost request turned out not to be carried out. */
  notCarriedOut: Failure;
}
