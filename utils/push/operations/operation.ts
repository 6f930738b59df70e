import type { Failure } from '../../failure';
import type { InfisicalClient } from '../../infisical/client';
import type { StoredConnection } from '../../infisical/schemas';
import type { Account } from '../../infisical/types';
import type { Secret } from '../../secret';
import type { Sentence } from '../../sentence';
import type { Authorized } from '../authorize';
import type { Pace } from '../pace';
import type { Listing } from '../state';
import type { Intent, Marks, Report } from '../types';

/** What was read before anything is sent. */
export interface Preparation {
  /** What the user is to read and confirm first; nothing means go on. */
  toConfirm: Sentence[];
  /** What is told with the result: what is certain, and what could not be checked. */
  report: Report;
  /** Rotate: the connection's marks as they are. */
  before?: Marks;
  /** The syncs that use the connection, as far as they were looked at. */
  listing?: Listing;
}

/** What is there after a push. */
export interface Stored {
  connection: StoredConnection;
  /** Whether it was read from Infisical afterwards; otherwise it is what the write itself answered. */
  isReadBack: boolean;
  account: Account;
  before: Marks | undefined;
}

/** How what is stored compares with what was asked for, or that nothing was carried out at all. */
export type Comparison = Report | { refuted: Failure };

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
export interface Operation {
  /**
   * Reads only; throws where sending would be wrong or futile.
   *
   * @param reservations what speaks against the destination by what was sent there before
   */
  prepare(
    client: InfisicalClient,
    authorized: Authorized,
    reservations: readonly Sentence[],
    pace: Pace,
  ): Promise<Preparation>;
  /** The one request that changes something. */
  send(client: InfisicalClient, token: Secret): Promise<StoredConnection>;
  /** Finds out about a request without a certain answer. Throws where nothing can be read. */
  lookUp(client: InfisicalClient, intent: Intent): Promise<Found>;
  compare(stored: Stored): Comparison;
  /** What to tell when a lost request turned out not to be carried out. */
  notCarriedOut: Failure;
}
