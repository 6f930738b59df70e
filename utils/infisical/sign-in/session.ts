import type { Secret } from '../../secret';
import type { Account, Site } from '../types';

/** A signed-in Infisical: what requests need, and whom it takes us for. Lives as long as one operation. */
export interface SignedIn {
  site: Site;
  bearer: Secret;
  account: Account;
}

/** The same, noted down. */
export interface Session extends SignedIn {
  /** Names site and token without holding it: another token, another session. */
  id: string;
}
