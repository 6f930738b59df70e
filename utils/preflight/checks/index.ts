import { appsCheck } from './apps';
import type { PreflightCheck } from './check';
import { expiryCheck } from './expiry';
import { kindCheck } from './kind';
import { organizationCheck } from './organization';
import { organizationRoleCheck } from './organization-role';
import { pageCheck } from './page';
import { syncReadsCheck } from './sync-reads';
import { tokenCheck } from './token';

/** All checks, in the order in which they are shown. */
export const CHECKS: readonly PreflightCheck[] = [
  tokenCheck,
  kindCheck,
  organizationCheck,
  pageCheck,
  expiryCheck,
  organizationRoleCheck,
  appsCheck,
  syncReadsCheck,
];
