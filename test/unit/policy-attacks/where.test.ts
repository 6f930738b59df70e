import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveProfile } from '@/utils/infisical/profiles';
import { credentialItem, profilesItem } from '@/utils/infisical/storage';
import { HOSTS } from '../../simulators/hosts';
import { profile, SELF_HOSTED } from '../infisical/world';
import { send } from './sending';
import {
  ANY,
  administer,
  attackedWorld,
  calm,
  changesOf,
  everything,
  say,
  startBackground,
  toUs,
} from './world';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);
vi.mock('@/utils/sleep', () => ({ sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) }));

const world = attackedWorld();
const us = () => world.simulators.infisical.us;

describe('origins', () => {
  const EU = 'https://eu.infisical.com';
  const ONLY_EU = { policy: { ...ANY, allowedInfisicalOrigins: [EU] } };
  const outside = () =>
    world.asked.filter((request) => !/ https:\/\/(api\.humanitec\.io|eu\.infisical\.com)\//.test(request));
  const LIKE = [
    'https://EU.infisical.com',
    'https://eu.infisical.com.',
    'https://eu.infisical.com:443',
    'https://eu.infisical.com:8443',
    'http://eu.infisical.com',
    'https://eu.infisical.com@app.infisical.com',
    'https://eu.infisical.com:x@app.infisical.com',
    'https://app.infisical.com#https://eu.infisical.com',
    'https://app.infisical.com/?https://eu.infisical.com',
    'https://eu.infisical.com.example.com',
    'https://evil.eu.infisical.com',
    'https://еu.infisical.com',
    'https://xn--u-xlb.infisical.com',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://us.infisical.com',
    'https://app.infisical.com',
    'https://*.infisical.com',
    '*',
    'https://eu.infisical.com\\@app.infisical.com',
    'https:/app.infisical.com',
    '//app.infisical.com',
    'https://eu.infisical.com\t.example.com',
    SELF_HOSTED,
    'http://localhost',
    'http://127.0.0.1:8080',
    'data:text/plain,x',
    `https://${HOSTS.accessSignIn}`,
  ];

  test.each(LIKE)('%s is not asked for anything', async (siteUrl) => {
    const lot = await everything(world);
    world.allowed.add(`${siteUrl}/*`);
    Object.assign(fakeBrowser.permissions, { contains: async () => true });
    const used = profile({ method: 'access-token' }, { id: 'like', instance: 'self-hosted', siteUrl });
    await profilesItem.set([used, ...(await profilesItem.get())]);
    await credentialItem('like').set({ secret: 'canary-secret', boundTo: siteUrl });
    await startBackground();
    world.asked.length = 0;
    await administer(ONLY_EU);
    await say('destination.load', { profileId: 'like' });
    await say('destination.sign-in', { profileId: 'like' });
    for (const name of ['profile.test', 'profile.adopt', 'profile.save'] as const) {
      await say(name, { profile: used, credentials: { accessToken: 'canary-secret' } });
    }
    await send(lot, { profileId: 'like', siteUrl });
    await calm();
    expect([outside(), world.opened.filter((url) => !url.startsWith(`${EU}/`))]).toEqual([[], []]);
    expect(
      JSON.stringify(world.simulators.traffic.filter(({ host }) => host !== 'eu.infisical.com')),
    ).not.toContain('canary');
  });

  test('an allowed one leads to no other', async () => {
    const lot = await everything(world);
    const eu = world.simulators.infisical.eu;
    const at = { instance: 'eu', siteUrl: EU } as const;
    await profilesItem.set([
      ...lot.profiles,
      profile({ method: 'browser-session' }, { id: 'eu-session', ...at }),
      profile({ method: 'universal-auth', clientId: 'abc', remember: false }, { id: 'eu-ua', ...at }),
      profile({ method: 'access-token' }, { id: 'eu-token', ...at }),
    ]);
    await saveProfile(
      profile({ method: 'universal-auth', clientId: 'abc', remember: false }, { id: 'eu-ua', ...at }),
      { clientSecret: 'canary-secret' },
    );
    await saveProfile(profile({ method: 'access-token' }, { id: 'eu-token', ...at }), {
      accessToken: await eu.arrange.accessToken(eu.state.seed.identity),
    });
    const { jid } = await eu.arrange.session(eu.state.seed.user, eu.state.seed.organization.id);
    world.cookies.set('eu.infisical.com', `jid=${jid}`);
    await startBackground();
    await administer(ONLY_EU);
    world.asked.length = 0;
    for (const status of [301, 302, 303, 307, 308]) {
      world.simulators.faults.clear();
      world.simulators.faults.add({
        host: 'eu.infisical.com',
        action: {
          kind: 'status',
          status,
          headers: { location: 'https://app.infisical.com/api/v1/app-connections/humanitec' },
        },
      });
      for (const profileId of ['eu-session', 'eu-ua', 'eu-token']) {
        await say('destination.load', { profileId, lookAgain: true });
        await send(lot, { profileId, siteUrl: EU, organizationId: eu.state.seed.organization.id });
      }
    }
    // Where only the request with the token is led away.
    world.simulators.faults.clear();
    world.simulators.faults.add({
      host: 'eu.infisical.com',
      method: 'POST',
      path: /app-connections/,
      action: {
        kind: 'status',
        status: 307,
        headers: { location: 'https://app.infisical.com/api/v1/app-connections/humanitec' },
      },
    });
    await send(lot, { profileId: 'eu-token', siteUrl: EU, organizationId: eu.state.seed.organization.id });
    expect(changesOf(world.asked)).toHaveLength(1);
    const seen = world.simulators.traffic.filter(
      ({ host }) => host !== 'eu.infisical.com' && host !== 'api.humanitec.io',
    );
    expect(
      seen.filter(({ at }) => at > 0).map(({ method, host, path }) => `${method} ${host}${path}`),
    ).toEqual(seen.map(() => expect.anything()));
    expect(outside()).toEqual([]);
  });
});

describe('ways to sign in', () => {
  test.each(['browser-session', 'universal-auth', 'access-token'] as const)(
    '%s alone: no secret of another way is used, whatever lies there',
    async (method) => {
      const lot = await everything(world);
      await startBackground();
      await administer({ policy: { ...ANY, allowedSignInMethods: [method] } });
      const bearer = (await credentialItem('pasted').get())?.secret ?? '?';
      // Profiles whose sign-in was edited, with the secrets of another one still there.
      const all = await profilesItem.get();
      const signIns = [
        { method: 'browser-session' },
        { method: 'universal-auth', clientId: us().state.seed.identity.clientId, remember: false },
        { method: 'access-token' },
      ] as const;
      await profilesItem.set([
        ...all,
        ...all.flatMap((each) =>
          signIns.map((signIn, index) => ({ ...each, id: `${each.id}-${index}`, signIn })),
        ),
      ]);
      for (const each of all) {
        const credential = await credentialItem(each.id).get();
        for (const index of [0, 1, 2]) await credentialItem(`${each.id}-${index}`).set(credential);
      }
      const from = world.simulators.traffic.length;
      for (const { id } of await profilesItem.get()) {
        await say('destination.load', { profileId: id, lookAgain: true });
        await say('destination.sign-in', { profileId: id });
        await send(lot, { profileId: id });
      }
      await calm();
      const sent = world.simulators.traffic.slice(from).filter(({ host }) => host === 'app.infisical.com');
      expect(sent.length).toBeGreaterThan(0);
      const used = new Set<string>();
      for (const { path, headers } of sent) {
        if (path.includes('universal-auth/login')) used.add('universal-auth');
        if (headers.cookie) used.add('browser-session');
        if (headers.authorization === `Bearer ${bearer}`) used.add('access-token');
      }
      expect([...used]).toEqual([method]);
    },
  );

  test.each([
    { method: 'universal-auth ' },
    { method: ['browser-session'] },
    { method: 'Browser-Session' },
    {},
    null,
    'access-token',
    { method: 'toString' },
  ])('%j is none', async (signIn) => {
    await everything(world);
    await startBackground();
    await administer({ policy: { ...ANY, allowedSignInMethods: ['browser-session'] } });
    world.cookies.clear();
    await fakeBrowser.storage.local.set({
      profiles: [{ ...profile({ method: 'access-token' }, { id: 'odd' }), signIn }],
    });
    const from = world.asked.length;
    await say('destination.load', { profileId: 'odd' });
    expect(toUs(world.asked.slice(from))).toEqual([]);
  });
});
