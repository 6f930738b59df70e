import { policyNow, shownPolicy } from './managed';
import { refuse } from './refusal';

/**
 * Refuses to keep a client secret on disk, where the administrator has switched that off.
 *
 * @throws `policyUnreadable`, `policyNotRead`, `policyRememberNotAllowed`
 */
export async function requireAllowedToRemember(): Promise<void> {
  if (!(await policyNow()).allowRememberSecret) throw refuse('policyRememberNotAllowed');
}

/** Whether a client secret that is kept on disk may be used. */
export async function mayRemember(): Promise<boolean> {
  return (await shownPolicy.get()).allowRememberSecret;
}
