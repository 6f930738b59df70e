import { decode } from 'hono/jwt';
import { LOGIN, refusal } from '../infisical-world';
import type { Probes, Simulator } from './probe';

const claims = async ({ token }: Simulator) => decode(await token()).payload;

/** Docs/facts/infisical-api.md, 2.1 and 13. */
export const logins: Probes<
  'unknownClientId' | 'organizationField' | 'tokenExpiry' | 'capsTokenAge' | 'identityClaims'
> = {
  unknownClientId: {
    see: async ({ call }) =>
      refusal(await call('POST', LOGIN, { json: { clientId: 'x', clientSecret: 'y' } })),
    seen: {
      404: [404, 'NotFound', 'No identity with specified client ID was found'],
      401: [401, 'UnauthorizedError', 'Invalid credentials'],
    },
  },
  organizationField: {
    async see({ login, seed, state }) {
      seed.identity.memberOf.push(seed.subOrganization.id);
      await login(undefined, { organizationSlug: 'payments-unit' });
      await login(undefined, { subOrganizationName: 'payments-unit' });
      return state.accessTokens.map(({ orgId }) => (orgId === seed.subOrganization.id ? 'sub' : 'home'));
    },
    seen: {
      none: ['home', 'home'],
      subOrganizationName: ['home', 'sub'],
      organizationSlug: ['sub', 'home'],
    },
  },
  tokenExpiry: {
    async see(simulator) {
      Object.assign(simulator.seed.identity, { accessTokenTTL: 60, accessTokenMaxTTL: 3600 });
      const { exp = 0, iat = 0 } = await claims(simulator);
      return exp - iat;
    },
    seen: { maxTTL: 3600, TTL: 60 },
  },
  capsTokenAge: {
    async see({ login, seed, options }) {
      seed.identity.accessTokenTTL = 0;
      options.maxTokenAge = 86_400;
      return (await login()).body.expiresIn;
    },
    seen: { true: 86_400, false: 0 },
  },
  identityClaims: {
    see: async (simulator) => (await claims(simulator)).orgId === simulator.seed.organization.id,
    seen: { true: true, false: false },
  },
};
