import { policyNow } from './managed';
import { refuse } from './refusal';

/**
 * Refuses a token whose checks have not passed, or that is sent despite a warning, where the administrator does not let users do so.
 *
 * @throws `policyUnreadable`, `policyNotRead`, `policyAnywayNotAllowed`
 */
export async function requireAllowedDoubts(isWithoutDoubt: boolean): Promise<void> {
  if (!isWithoutDoubt && !(await policyNow()).allowCreateAnyway) throw refuse('policyAnywayNotAllowed');
}
