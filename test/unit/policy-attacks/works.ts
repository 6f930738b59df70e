import { intentItem, pushItem } from '@/utils/push/storage';
import { syncRunsItem } from '@/utils/syncs/runs/storage';
import { setupItem } from '@/utils/syncs/storage';
import { pushIn } from '../push/states';
import { anotherName } from './sending';
import { type Attacked, calm, type Lot, say } from './world';

const us = (world: Attacked) => world.simulators.infisical.us;

/** Works of several requests. */
export const WORKS: [string, (lot: Lot, world: Attacked) => Promise<unknown>][] = [
  [
    'looking at an Infisical by the session',
    () => say('destination.load', { profileId: 'session', lookAgain: true }),
  ],
  [
    'testing a profile',
    ({ profile }, world) =>
      say('profile.test', {
        profile,
        credentials: { clientSecret: us(world).state.seed.clientSecret.value },
      }),
  ],
  ['creating a connection', (lot) => say('push.start', lot.create({ name: anotherName() }))],
  [
    'creating a connection by the session',
    (lot) => say('push.start', lot.create({ name: anotherName(), profileId: 'session' })),
  ],
  [
    'updating a token after a question',
    async (lot) => {
      await say('push.start', lot.rotate(lot.key.connectionId));
      await calm();
      if ((await pushItem.get())?.state === 'needs-confirmation')
        await say('push.start', lot.rotate(lot.key.connectionId, { despiteWarnings: true }));
    },
  ],
  [
    'looking a lost push up',
    async (lot) => {
      const request = lot.create({ name: 'humanitec-acme' });
      await intentItem.set({
        id: 'push',
        request,
        profile: lot.profile,
        account: { kind: 'machine-identity', organization: { id: lot.known.organizationId, name: 'x' } },
        token: { humanitecOrganizations: ['acme'] },
        sentAt: Date.now() - 600_000,
        report: { proven: [], warnings: [] },
      });
      await pushItem.set(pushIn('uncertain', { id: 'push', request }));
      await say('push.look-up', {});
    },
  ],
  ['looking at how a connection fares', ({ key }) => say('connections.check-health', key)],
  [
    'running syncs',
    async ({ key }) => {
      await say('connections.run-syncs', { ...key, destinations: ['acme/shop'] });
    },
  ],
  [
    'looking at what a sync would do',
    (lot) => say('sync.look', { ...lot.request(), captureId: lot.captureId, name: anotherName() }),
  ],
  [
    'creating a sync',
    async (lot, world) => {
      us(world).state.syncs.length = 0;
      const setup = await setupItem.get();
      if (setup?.state === 'looked')
        await say('sync.create', { lookId: setup.look.id, captureId: lot.captureId });
    },
  ],
  [
    'running a sync',
    async (lot) => {
      const setup = await setupItem.get();
      if (setup?.state === 'created' && setup.look)
        await say('sync.run', { lookId: setup.look.id, captureId: lot.captureId });
    },
  ],
];

/** What has to be there before a work, done without a policy. */
export async function before(work: string, lot: Lot, world: Attacked): Promise<void> {
  if (work === 'running syncs') {
    us(world).state.syncs.length = 0;
    us(world).arrange.sync({
      name: 'one',
      connectionId: lot.key.connectionId,
      destinationConfig: { scope: 'application', org: 'acme', app: 'shop' },
      syncStatus: 'failed',
    });
    await syncRunsItem.set(null);
    await say('connections.check-health', lot.key);
  }
  if (work !== 'creating a sync' && work !== 'running a sync') return;
  us(world).state.syncs.length = 0;
  await say('sync.look', { ...lot.request(), captureId: lot.captureId });
  await calm();
  const setup = await setupItem.get();
  if (work === 'creating a sync' || setup?.state !== 'looked') return;
  await say('sync.create', { lookId: setup.look.id, captureId: lot.captureId });
  await calm();
}
