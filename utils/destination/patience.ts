/** How long the user has to sign in, in milliseconds: so long the sign-in page is watched, and a push waits. */
export const SIGN_IN_PATIENCE_MS = 900_000;
