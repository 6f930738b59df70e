import { policyNow } from './managed';
import { refuse } from './refusal';

/**
 * Refuses a connection of a whole organization, where the administrator wants each in a project.
 *
 * @param projectId null or undefined for the organization level
 * @throws `policyUnreadable`, `policyNotRead`, `policyProjectRequired`
 */
export async function requireAllowedLevel(projectId: string | null | undefined): Promise<void> {
  if (!projectId && (await policyNow()).requireProjectLevel) throw refuse('policyProjectRequired');
}
