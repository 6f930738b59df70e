import { policyNow } from './managed';
import { refuse } from './refusal';

/**
 * Refuses to take tokens from pages, where the administrator has switched that off.
 *
 * @throws `policyUnreadable`, `policyNotRead`, `policyCaptureNotAllowed`
 */
export async function requireAllowedCapture(): Promise<void> {
  if (!(await policyNow()).allowCapture) throw refuse('policyCaptureNotAllowed');
}
