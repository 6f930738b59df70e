import { isRefusal } from '../errors';

/** Whether Infisical says of a token that it is not accepted any more: refused before anything was done. */
export function isSignInOver(error: unknown): boolean {
  return isRefusal(
    error,
    'infisicalSignedOut',
    'infisicalTokenExpired',
    'infisicalTokenRevoked',
    'infisicalTokenUsedUp',
    'infisicalTokenElsewhere',
    'infisicalTokenMalformed',
  );
}
