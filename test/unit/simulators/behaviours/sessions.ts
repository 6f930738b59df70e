import { jidOf } from '../infisical-world';
import type { Probes, Simulator } from './probe';

const exchange = ({ call }: Simulator, jid: string) =>
  call('POST', '/api/v1/auth/token', { headers: { cookie: `jid=${jid}` } });

/** Docs/facts/infisical-api.md, 2.2, 10 and 11. */
export const sessions: Probes<
  'cookieRotation' | 'clearsStaleCookie' | 'selectionTellsMfa' | 'organizationPages'
> = {
  cookieRotation: {
    async see(simulator) {
      const { jid } = await simulator.arrange.session(simulator.seed.user);
      const answer = await exchange(simulator, jid);
      return { body: Object.keys(answer.body), cookie: jidOf(answer) === answer.body.refreshToken };
    },
    seen: {
      true: { body: ['token', 'refreshToken'], cookie: true },
      false: { body: ['token'], cookie: true },
    },
  },
  clearsStaleCookie: {
    see: async (simulator) => jidOf(await exchange(simulator, 'a.b.c')),
    seen: { true: '', false: undefined },
  },
  selectionTellsMfa: {
    async see({ call, arrange, seed }) {
      const { accessToken } = await arrange.session(seed.user);
      const json = { organizationId: seed.organization.id };
      return Object.keys(
        (await call('POST', '/api/v3/auth/select-organization', { token: accessToken, json })).body,
      );
    },
    seen: { true: ['token', 'isMfaEnabled'], false: ['token'] },
  },
  organizationPages: {
    async see({ call, arrange, seed }) {
      const { jid } = await arrange.session(seed.user, seed.organization.id);
      const shows = async (path: string) =>
        (await call('GET', path, { headers: { cookie: `jid=${jid}` } })).text.includes('App Connections');
      return [
        await shows('/organization/app-connections'),
        await shows(`/organizations/${seed.organization.id}/app-connections`),
      ];
    },
    seen: { true: [false, true], false: [true, false] },
  },
};
