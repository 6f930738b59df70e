import { expect, test } from 'vitest';
import { failureOf } from '@/utils/failure';
import { infisical } from '@/utils/infisical/client';
import { Secret } from '@/utils/secret';
import type { SyncPlan } from '@/utils/syncs/dry-run/types';
import { findDuplicates } from '@/utils/syncs/duplicates';
import { simulatedWorld, US } from '../infisical/world';

const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const destination = { scope: 'application', org: 'acme', app: 'shop' } as const;
const SYNCS = /secret-syncs\/humanitec\?projectId/;

async function ready() {
  const { arrange, state } = us();
  const client = infisical(
    { siteUrl: US, method: 'access-token' },
    new Secret(await arrange.accessToken(state.seed.identity)),
  );
  const { id: connectionId } = arrange.connection({ name: 'humanitec-acme' });
  const put = (name: string, projectId: string, given: object = {}) =>
    arrange.sync({ name, connectionId, projectId, destinationConfig: { ...destination, ...given } });
  const plan: SyncPlan = {
    projectId: state.seed.shop.id,
    environment: 'dev',
    secretPath: '/',
    destination,
    options: { disableSecretDeletion: true },
  };
  return { put, find: (own?: string) => findDuplicates(client, plan, own), shop: state.seed.shop.id };
}

test('other syncs with the same destination are found, whatever connection they use, and always in the same order', async () => {
  const { put, find, shop } = await ready();
  const [other] = us().state.projects.filter(({ id }) => id !== shop);
  if (!other) throw new Error('There is one project alone.');
  put('there', other.id);
  const own = put('own', shop);
  put('here', shop);
  put('another-app', shop, { app: 'billing' });
  let answer = () => {};
  const until = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const ofProject = (id: string) => new RegExp(`${SYNCS.source}=${id}`);
  world.simulators.faults.add({
    path: ofProject(shop),
    action: { kind: 'hold-answer', until },
  });
  const asked = find(own.id);
  await expect.poll(() => world.sent('GET', ofProject(other.id)).length).toBe(1);
  answer();
  const { found, unlisted } = await asked;
  expect(found.map(({ name }) => name)).toEqual(['here', 'there']);
  expect(unlisted).toBe(0);
});

test('a project that cannot be looked at is counted', async () => {
  const { find } = await ready();
  world.simulators.faults.add({ path: SYNCS, times: 1, action: { kind: 'status', status: 403 } });
  expect(await find()).toEqual({ found: [], isElsewhere: false, unlisted: 1 });
});

test('where Infisical asks to slow down, nothing is said before it was asked again', async () => {
  const { find } = await ready();
  const headers = { 'retry-after': '600' };
  world.simulators.faults.add({ path: SYNCS, action: { kind: 'status', status: 429, headers } });
  const failed = await find().then(() => undefined, failureOf);
  expect(failed).toMatchObject({ code: 'infisicalRateLimit' });
});
