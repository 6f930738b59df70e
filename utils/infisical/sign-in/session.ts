import type { Secret } from '../../secret';
import type { Account } from '../types';

/** A signed-in Infisical: what requests need, and whom it takes us for. Lives as long as one operation. */
export interface Session {
  siteUrl: string;
  bearer: Secret;
  account: Account;
}
