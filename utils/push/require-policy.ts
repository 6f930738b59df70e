import type { Profile } from '../infisical/types';
import { requireAllowedDoubts } from '../policy/require-checked';
import { infisicalUse, requireAllowedInfisical } from '../policy/require-infisical';
import { requireAllowedOrganizations } from '../policy/require-organization';
import { requireAllowedLevel } from '../policy/require-project';
import type { Preflight } from '../preflight/types';
import { hasPassed } from './passed';
import type { Marks, PushRequest } from './types';

/** What of a push an administrator may have a say in. */
interface Intended {
  request: PushRequest;
  profile: Profile;
  preflight: Preflight | undefined;
}

/**
 * Refuses what the administrator does not allow of a push, by the policy as it is now: before a push begins, and again right
 * before each request that carries the token.
 *
 * @param before of the connection whose token is to be replaced, once it has been read
 */
export async function requirePolicy(
  { request, profile, preflight }: Intended,
  before?: Marks,
): Promise<void> {
  await requireAllowedInfisical(infisicalUse(profile));
  await requireAllowedOrganizations(preflight);
  // Whatever is gone on despite, a page has said so: `Create anyway`, `Update anyway`.
  await requireAllowedDoubts(hasPassed(preflight) && !request.despiteWarnings);
  if (request.kind === 'create') {
    await requireAllowedLevel(request.scope.level === 'project' ? request.scope.id : null);
  } else if (before) {
    await requireAllowedLevel(before.projectId);
  }
}
