import type { Secret } from '../../secret';
import type { Account, Site } from '../types';

/** A signed-in Infisical: what requests need, and whom it takes us for. Lives as long as one operation. */
export interface Session {
  site: Site;
  bearer: Secret;
  account: Account;
  /** Names site and token without holding it: another token, another session. */
  id: string;
}
