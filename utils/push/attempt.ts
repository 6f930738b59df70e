import { currentCapture } from '../capture/vault';
import { type InfisicalClient, infisical } from '../infisical/client';
import { signIn } from '../infisical/sign-in';
import { createOperation } from './operations/create';
import type { Operation } from './operations/operation';
import { rotateOperation } from './operations/rotate';
import type { Intent, PushRequest } from './types';

/** A request on its way: with whom to talk, what to do there, and what is on disk about it. */
export interface Attempt {
  client: InfisicalClient;
  operation: Operation;
  intent: Intent;
}

/** Signs in again for a request that went out. */
export async function resumeAttempt(intent: Intent): Promise<Attempt> {
  // So that it is known here, and redacted, should an answer repeat it.
  await currentCapture();
  const { site, bearer } = await signIn(intent.profile);
  return { client: infisical(site, bearer), operation: operationOf(intent.request), intent };
}

export function operationOf(request: PushRequest): Operation {
  return request.kind === 'create' ? createOperation(request) : rotateOperation(request);
}
