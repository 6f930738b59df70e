import { CLOUDS, type CloudId } from '../../utils/infisical/clouds';
import type { Credentials, Profile } from '../../utils/infisical/types';
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

/** What the options make of an entry, as they send it to be saved. */
export function asProfile(
  instance: CloudId,
  entry: ProfileEntry['signIn'],
): { profile: Profile; credentials: Credentials } {
  const site = { id: 'by-message', label: '', instance, siteUrl: CLOUDS[instance].origin } as const;
  const profile = (signIn: Profile['signIn']): Profile => ({
    ...site,
    signIn,
    scope: { level: 'organization' },
  });
  switch (entry.method) {
    case 'Browser session':
      return { profile: profile({ method: 'browser-session' }), credentials: {} };
    case 'Universal Auth':
      return {
        profile: profile({ method: 'universal-auth', clientId: entry.clientId, remember: false }),
        credentials: { clientSecret: entry.clientSecret },
      };
    case 'Access token':
      return {
        profile: profile({ method: 'access-token' }),
        credentials: { accessToken: entry.accessToken },
      };
  }
}
