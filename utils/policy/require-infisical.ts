import type { Profile } from '../infisical/types';
import { policyNow } from './managed';
import { refuse } from './refusal';
import { isAllowed, type Policy, type SignInMethod } from './types';

/** An Infisical, and how it is signed in to. */
export interface InfisicalUse {
  siteUrl: string;
  method: SignInMethod;
}

/** What using a profile comes to. */
export function infisicalUse({ siteUrl, signIn }: Pick<Profile, 'siteUrl' | 'signIn'>): InfisicalUse {
  return { siteUrl, method: signIn.method };
}

/**
 * Refuses an Infisical, or a way to sign in, that the administrator does not allow. Asked before each single request.
 *
 * @throws `policyUnreadable`, `policyNotRead`, `policyOriginNotAllowed`, `policySignInNotAllowed`
 */
export async function requireAllowedInfisical(use: InfisicalUse): Promise<void> {
  requireAllowedBy(await policyNow(), use);
}

/** The same by a policy that was read: browsers take a question for a host only right after a click. */
export function requireAllowedBy(
  { allowedInfisicalOrigins, allowedSignInMethods }: Policy,
  { siteUrl, method }: InfisicalUse,
): void {
  if (allowedInfisicalOrigins !== 'any' && !allowedInfisicalOrigins.includes(siteUrl)) {
    throw refuse('policyOriginNotAllowed', [siteUrl, allowedInfisicalOrigins.join(', ') || '–']);
  }
  if (!isAllowed(allowedSignInMethods, method)) throw refuse('policySignInNotAllowed');
}

/** Whether a policy allows it. */
export function mayUse(policy: Policy, { siteUrl, method }: InfisicalUse): boolean {
  return isAllowed(policy.allowedInfisicalOrigins, siteUrl) && isAllowed(policy.allowedSignInMethods, method);
}
