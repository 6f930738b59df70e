import { policyNow } from './managed';
import { refuse } from './refusal';

/**
 * Refuses a token whose checks have not passed, where the administrator does not let users go on despite.
 *
 * @throws `policyUnreadable`, `policyNotRead`, `policyAnywayNotAllowed`
 */
export async function requireAllowedDoubts(hasPassed: boolean): Promise<void> {
  if (!hasPassed && !(await policyNow()).allowCreateAnyway) throw refuse('policyAnywayNotAllowed');
}
