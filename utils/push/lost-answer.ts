import type { HttpProblem } from '../http';
import { InfisicalError } from '../infisical/errors';
import type { StoredConnection } from '../infisical/schemas';
import type { Errand } from './errand';

/**
 * When to look, in milliseconds after the answer was lost. The server may still be asking Humanitec; should it store
 * the connection even later, its name is taken and a retry is refused.
 */
const LOOKS_MS = [0, 1_000, 3_000, 6_000];
/** Infisical itself has answered, so it is not at work any more. */
const ONE_LOOK = [0];

/** Whether it is open if a request that failed was carried out. A refusal is certain: it was not. */
export function isLostAnswer(error: unknown): error is InfisicalError {
  return error instanceof InfisicalError && !isRefused(error.problem);
}

/** Looks until the connection is found, or until it is late enough to say that the request was not carried out. */
export async function findLost(
  { client, way, intent }: Errand,
  lost?: InfisicalError,
): Promise<StoredConnection | null> {
  let waited = 0;
  for (const at of lost?.status === 500 ? ONE_LOOK : LOOKS_MS) {
    await new Promise((resolve) => setTimeout(resolve, at - waited));
    waited = at;
    const found = await way.find(client, intent);
    if (found) return found;
  }
  return null;
}

/** 408 is a proxy's timeout, and says nothing about the server behind it. */
function isRefused(problem: HttpProblem): boolean {
  return problem.kind === 'status' && problem.status >= 400 && problem.status < 500 && problem.status !== 408;
}
