/** What the ways to sign in are called. */
export const METHODS = {
  'browser-session': 'options.signIn.session',
  'universal-auth': 'options.signIn.universal',
  'access-token': 'options.signIn.token',
} as const;
