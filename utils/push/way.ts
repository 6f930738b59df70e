import type { Failure } from '../failure';
import type { InfisicalClient } from '../infisical/client';
import type { StoredConnection } from '../infisical/schemas';
import type { Account } from '../infisical/types';
import type { Secret } from '../secret';
import type { Sentence } from '../sentence';
import type { Order } from './order';
import type { Intent, Marks } from './types';

/** What was read before anything is sent. */
export interface Preparation {
  /** Reasons to ask the user first; none means go on. */
  doubts: Sentence[];
  /** What could not be checked, to be told with the result. */
  warnings: Sentence[];
  proven: Sentence[];
  before?: Marks;
}

/** What a push is judged by afterwards. */
export interface Evidence {
  stored: StoredConnection;
  account: Account;
  before: Marks | undefined;
}

/** One of the two things a push can do, in the steps that both take. */
export interface Way {
  /** Reads only; throws where sending would be wrong or futile. */
  prepare(client: InfisicalClient, order: Order): Promise<Preparation>;
  /** The one request that changes something. */
  send(client: InfisicalClient, token: Secret): Promise<StoredConnection>;
  /**
   * Finds out about a request whose answer was lost: the connection if it was carried out, null if it was not.
   * Throws where that cannot be told.
   */
  find(client: InfisicalClient, intent: Intent): Promise<StoredConnection | null>;
  /** What a connection read back proves, and where it differs from what was asked for. */
  judge(evidence: Evidence): { proven: Sentence[]; warnings: Sentence[] };
  /** What to tell when a lost request turned out not to be carried out. */
  notCarriedOut: Failure;
}
