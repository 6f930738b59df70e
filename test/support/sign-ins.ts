import type { InfisicalSimulator } from '../simulators/infisical';
import type { ProfileEntry } from './profile-form';

/** Every way to sign in to an Infisical, as the seeded user or identity enters it. */
export const SIGN_INS: Record<
  'Browser session' | 'Universal Auth' | 'Access token of a machine identity' | 'Access token of a user',
  (infisical: InfisicalSimulator) => ProfileEntry['signIn'] | Promise<ProfileEntry['signIn']>
> = {
  'Browser session': () => ({ method: 'Browser session' }),
  'Universal Auth': ({ state: { seed } }) => ({
    method: 'Universal Auth',
    clientId: seed.identity.clientId,
    clientSecret: seed.clientSecret.value,
  }),
  'Access token of a machine identity': async ({ state, arrange }) => ({
    method: 'Access token',
    accessToken: await arrange.accessToken(state.seed.identity),
  }),
  'Access token of a user': async ({ state, arrange }) => ({
    method: 'Access token',
    accessToken: (await arrange.session(state.seed.user, state.seed.organization.id)).accessToken,
  }),
};
