import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadDestination, renewSuggestions, unlockDestination } from '@/utils/destination/load';
import { destinationItem } from '@/utils/destination/storage';
import { failureOf } from '@/utils/failure';
import { saveProfile } from '@/utils/infisical/profiles';
import { credentialItem, currentProfileIdItem } from '@/utils/infisical/storage';
import { preflightItem } from '@/utils/preflight/storage';
import { noRights } from '../../simulators/infisical';
import { profile, SELF_HOSTED, signInToWebApp, simulatedWorld, universalAuth } from '../infisical/world';
import { readyToPush } from '../push/world';

const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const keys = (sentences: readonly { key: string }[] | undefined) => sentences?.map(({ key }) => key) ?? [];
const loaded = async (profileId?: string) => {
  await loadDestination(profileId);
  return destinationItem.get();
};
const loadedReady = async (profileId?: string) => {
  const destination = await loaded(profileId);
  if (destination?.state !== 'ready') throw new Error(`It is ${destination?.state}.`);
  return destination;
};

describe('the destination', () => {
  test('of a new user is US Cloud with the session of the web app', async () => {
    const { organization } = us().state.seed;
    await signInToWebApp(world, organization.id);
    expect(await loaded()).toMatchObject({
      state: 'ready',
      profile: { siteUrl: 'https://app.infisical.com' },
      account: { kind: 'user', organization: { name: 'Platform Team' } },
      projects: [{ name: 'shop' }, { name: 'payments' }],
    });
  });

  test('is the one chosen, and stays it', async () => {
    await loadDestination('built-in-eu');
    expect(await currentProfileIdItem.get()).toBe('built-in-eu');
    expect((await loaded())?.profile.instance).toBe('eu');
  });

  test('lists the Humanitec connections of both levels', async () => {
    const { profile: saved, credentials } = universalAuth(world);
    await saveProfile(saved, credentials);
    const { shop } = us().state.seed;
    us().arrange.connection({ name: 'everywhere' });
    us().arrange.connection({ name: 'in-shop', projectId: shop.id });
    us().arrange.connection({ name: 'cdn', app: 'cloudflare' });
    expect((await loadedReady()).connections.map(({ name, projectName }) => [name, projectName])).toEqual([
      ['everywhere', null],
      ['in-shop', 'shop'],
    ]);
  });

  test('is ready without the right to list anything, and says so', async () => {
    const { profile: saved, credentials } = universalAuth(world);
    await saveProfile(saved, credentials);
    us().state.seed.identity.rights = { ...noRights(), visibleProjects: [] };
    const path = /app-connections\/humanitec$|projects/;
    world.simulators.faults.add({ path, action: { kind: 'status', status: 403, body: {} } });
    const destination = await loadedReady();
    expect(keys(destination.notes)).toEqual([
      'infisical.note.projectsUnseen',
      'infisical.note.connectionsUnseen',
    ]);
  });

  test('is not ready on a server without the connector, which is not taken for a missing right', async () => {
    const { profile: saved, credentials } = universalAuth(world);
    await saveProfile(saved, credentials);
    us().options.behaviour.humanitecConnector = false;
    expect(await loaded()).toMatchObject({ state: 'failed', failure: { code: 'infisicalNoConnector' } });
  });

  test('lists the connections of the projects for a role that may not list those of the organization', async () => {
    const { profile: saved, credentials } = universalAuth(world);
    await saveProfile(saved, credentials);
    const { shop, payments } = us().state.seed;
    us().arrange.connection({ name: 'in-shop', projectId: shop.id });
    us().arrange.connection({ name: 'in-payments', projectId: payments.id });
    const body = { error: 'PermissionDenied', message: 'You are not allowed to read on app-connections' };
    const path = /app-connections\/humanitec$/;
    world.simulators.faults.add({ path, action: { kind: 'status', status: 403, body } });
    const destination = await loadedReady();
    expect(destination.connections.map(({ name }) => name)).toEqual(['in-shop', 'in-payments']);
    expect(keys(destination.notes)).toEqual(['infisical.note.connectionsUnseen']);
  });

  test('stays ready while it is loaded again, and tells the latest state', async () => {
    await signInToWebApp(world, us().state.seed.organization.id);
    await loadDestination();
    const states: (string | undefined)[] = [];
    const stop = destinationItem.watch((destination) => states.push(destination?.state));
    await loadDestination();
    world.cookies.clear();
    await loadDestination(undefined, true);
    stop();
    expect(states).toEqual(['signed-out']);
  });

  test('is suggested a name as soon as the checks know the service user', async () => {
    const ready = await readyToPush(world);
    const preflight = await preflightItem.get();
    await preflightItem.set(null);
    await loadDestination(ready.profile.id);
    await preflightItem.set(preflight);
    await renewSuggestions();
    expect(await destinationItem.get()).toMatchObject({ suggestedName: 'humanitec-acme-infisical-sync' });
  });

  test('that was left for another one is not shown when its answer comes late', async () => {
    await signInToWebApp(world, us().state.seed.organization.id);
    world.simulators.faults.add({ host: 'app.infisical.com', action: { kind: 'delay', ms: 200 } });
    await Promise.all([loadDestination('built-in-us'), loadDestination('built-in-eu')]);
    expect((await destinationItem.get())?.profile.id).toBe('built-in-eu');
  });
});

describe('what stands in the way', () => {
  test('nobody is signed in', async () => {
    expect((await loaded())?.state).toBe('signed-out');
  });

  test('the host is not allowed yet, and nothing is asked of it', async () => {
    await saveProfile(profile({ method: 'browser-session' }, { siteUrl: SELF_HOSTED }), {});
    expect((await loaded())?.state).toBe('needs-permission');
    expect(world.sent()).toEqual([]);
  });

  test('the secret went with the browser session', async () => {
    const { profile: saved, credentials } = universalAuth(world);
    await saveProfile(saved, credentials);
    await credentialItem(saved.id).set(null);
    expect((await loaded())?.state).toBe('needs-credentials');
  });

  test('the remembered secret is locked, until its passphrase is given', async () => {
    const { profile: saved, credentials } = universalAuth(world);
    const signIn = { ...saved.signIn, remember: true } as typeof saved.signIn;
    await saveProfile({ ...saved, signIn }, { ...credentials, passphrase: 'correct horse' });
    await fakeBrowser.storage.session.clear();
    expect((await loaded(saved.id))?.state).toBe('locked');
    const wrong = await unlockDestination(saved.id, 'wrong horse').catch((error) => failureOf(error).code);
    expect(wrong).toBe('profilePassphraseWrong');
    await unlockDestination(saved.id, 'correct horse');
    expect((await destinationItem.get())?.state).toBe('ready');
  });

  test('Infisical takes too long', async () => {
    await signInToWebApp(world, us().state.seed.organization.id);
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(100));
    world.simulators.faults.add({ path: /v1\/organization/, action: { kind: 'delay', ms: 400 } });
    const failure = { code: 'infisicalTimeout', params: ['https://app.infisical.com'] };
    expect(await loaded()).toMatchObject({ state: 'failed', failure });
  });

  test('Infisical asks to slow down once: what is read is asked for again', async () => {
    await signInToWebApp(world, us().state.seed.organization.id);
    const path = /app-connections\/humanitec$/;
    const headers = { 'retry-after': '0' };
    world.simulators.faults.add({
      method: 'GET',
      path,
      times: 1,
      action: { kind: 'status', status: 429, headers },
    });
    expect((await loaded())?.state).toBe('ready');
    expect(world.sent('GET', path)).toHaveLength(2);
  });

  test('anything else is a failure with its explanation', async () => {
    us().options.html = true;
    expect(await loaded()).toMatchObject({ state: 'failed', failure: { code: 'infisicalNotJson' } });
  });
});
