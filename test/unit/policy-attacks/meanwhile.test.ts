import { describe, expect, test, vi } from 'vitest';
import { capturesItem } from '@/utils/capture/storage';
import { discardCapture, storeCapture } from '@/utils/capture/vault';
import { grantItem } from '@/utils/grant/storage';
import { startPreflight } from '@/utils/preflight/runner';
import { preflightItem } from '@/utils/preflight/storage';
import { before, WORKS } from './works';
import {
  administer,
  attackedWorld,
  calm,
  changesOf,
  everything,
  type Given,
  say,
  snapshot,
  startBackground,
  toUs,
} from './world';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);
vi.mock('@/utils/sleep', () => ({ sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) }));

const world = attackedWorld();
const us = () => world.simulators.infisical.us;

const ANY = { allowedHumanitecOrganizations: ['*'] };
/** What arrives in the middle. */
const ARRIVES: [string, Given][] = [
  ['another origin', { policy: { ...ANY, allowedInfisicalOrigins: ['https://eu.infisical.com'] } }],
  ['no way to sign in', { policy: { ...ANY, allowedSignInMethods: [] } }],
  ['nothing readable', { policy: { allowedHumanitecOrganizations: 'acme' } }],
];

/** After which requests it comes: after each, or of many after the first and the last ones. */
const turnsOf = (most: number) =>
  most <= 4 ? Array.from({ length: most }, (_, index) => index + 1) : [1, most - 2, most - 1, most];

describe.each(WORKS)('%s', (name, work) => {
  test('ends with the next request, wherever a policy comes that forbids it', async () => {
    const lot = await everything(world);
    us().arrange.secrets({ KEY: 'text' });
    const begin = await snapshot();
    await startBackground();
    const go = async () => {
      await begin();
      await administer({});
      world.afterAnswer = () => {};
      await before(name, lot, world);
    };
    await go();
    const from = world.asked.length;
    await work(lot, world);
    await calm();
    const most = toUs(world.asked.slice(from)).length;
    expect(most).toBeGreaterThan(1);
    const late: string[] = [];
    for (const turn of turnsOf(most)) {
      const [what, given] = ARRIVES[turn % ARRIVES.length] ?? ['nothing', {}];
      {
        await go();
        let left = turn;
        let since = Number.POSITIVE_INFINITY;
        world.afterAnswer = async (request) => {
          if (toUs([request]).length === 0) return;
          left -= 1;
          if (left !== 0) return;
          since = world.asked.length;
          await administer(given);
        };
        await work(lot, world);
        await calm();
        for (const address of toUs(world.asked.slice(since))) late.push(`${what} after ${turn}: ${address}`);
      }
    }
    expect(late).toEqual([]);
  });
});

/** Under these the Infisical may be asked, but no token gets there, and nothing is made or run. */
const FORBIDS: [string, Given][] = [
  ['another organization', { policy: { allowedHumanitecOrganizations: ['globex', 'ACME'] } }],
  ['connections in projects alone', { policy: { ...ANY, requireProjectLevel: true } }],
  ['nothing despite warnings', { policy: { ...ANY, allowCreateAnyway: false } }],
];

const CHANGING = WORKS.filter(([name]) => /creating|updating|running/.test(name));

describe.each(CHANGING)('%s', (name, work) => {
  test.each(FORBIDS)('changes nothing once a policy allows %s', async (what, given) => {
    // A sync needs no checks that have passed.
    if (what === 'nothing despite warnings' && !/connection|question/.test(name)) return;
    // The syncs that a connection has go on.
    if (what === 'connections in projects alone' && name === 'running syncs') return;
    const lot = await everything(world);
    us().arrange.secrets({ KEY: 'text' });
    const checked = await preflightItem.get();
    if (what === 'nothing despite warnings' && checked)
      await preflightItem.set({ ...checked, verdict: 'warn' });
    const begin = await snapshot();
    await startBackground();
    const { create } = lot;
    lot.create = (more) => create({ despiteWarnings: true, ...more });
    const go = async () => {
      await begin();
      await administer({});
      world.afterAnswer = () => {};
      await before(name, lot, world);
    };
    await go();
    const from = world.asked.length;
    await work(lot, world);
    await calm();
    const most = toUs(world.asked.slice(from)).findIndex((request) => changesOf([request]).length > 0);
    expect(most).toBeGreaterThan(0);
    const late: string[] = [];
    for (const turn of new Set([1, most])) {
      await go();
      let left = turn;
      let since = Number.POSITIVE_INFINITY;
      world.afterAnswer = async (request) => {
        if (toUs([request]).length === 0) return;
        left -= 1;
        if (left !== 0) return;
        since = world.asked.length;
        await administer(given);
      };
      await work(lot, world);
      await calm();
      expect(since).toBeLessThan(Number.POSITIVE_INFINITY);
      for (const request of changesOf(world.asked.slice(since)))
        late.push(`${what} after ${turn}: ${request}`);
    }
    expect(late).toEqual([]);
  });
});

describe('access that is fixed in place', () => {
  const NOT: [string, Given][] = [
    ['switched off', { policy: { ...ANY, allowFixHere: false } }],
    ['for none', { policy: { allowedHumanitecOrganizations: [] } }],
    ['unreadable', { policy: { ...ANY, allowFixHere: 'no' } }],
  ];
  const cookies = () =>
    world.simulators.traffic.filter(({ host, headers }) => host === 'api.humanitec.io' && headers.cookie);
  test.each(NOT)(
    '%s: whenever that comes, nothing more is asked with the session of the console',
    async (_what, given) => {
      const { humanitec } = world.simulators;
      humanitec.quirks.appList = 'all';
      humanitec.sessions.set(humanitec.admin.id, humanitec.admin.id);
      world.cookies.set('api.humanitec.io', `humanitec_session=${humanitec.admin.id}`);
      await startBackground();
      let turns = 0;
      for (let turn = 0; turn < 5; turn += 1) {
        await administer({});
        const user = humanitec.createServiceUser({ apps: { checkout: 'developer' } });
        const { value: token } = humanitec.createToken(user.id);
        for (const { id } of await capturesItem.get()) await discardCapture(id);
        await storeCapture({ token }, { source: 'console', pageOrg: 'acme' });
        const captureId = (await capturesItem.get())[0]?.id ?? '';
        await startPreflight(captureId);
        let left = turn;
        let since = Number.POSITIVE_INFINITY;
        world.afterAnswer = async () => {
          if (left-- !== 0) return;
          since = cookies().length;
          await administer(given);
        };
        await say('grant.prepare', { captureId, org: 'acme', app: 'shop' });
        const found = await grantItem.get();
        if (found?.state === 'ready') await say('grant.give', { grantId: found.id });
        world.afterAnswer = () => {};
        if (since !== Number.POSITIVE_INFINITY) {
          turns += 1;
          // The access that was given is only read back with the token.
          expect(
            cookies()
              .slice(since)
              .map(({ method, path }) => `${turn} ${method} ${path}`),
          ).toEqual([]);
        }
        await grantItem.set(null);
      }
      expect(turns).toBeGreaterThan(2);
    },
  );
});
