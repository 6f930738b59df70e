import { describe, expect, test, vi } from 'vitest';
import { capturesItem } from '@/utils/capture/storage';
import { discardCapture, storeCapture } from '@/utils/capture/vault';
import { grantItem } from '@/utils/grant/storage';
import { startPreflight } from '@/utils/preflight/runner';
import { preflightItem } from '@/utils/preflight/storage';
import type { Verdict } from '@/utils/preflight/types';
import { before, WORKS } from './works';
import {
  ANY,
  administer,
  attackedWorld,
  calm,
  changesOf,
  everything,
  type Given,
  type Lot,
  say,
  snapshot,
  startBackground,
  toUs,
} from './world';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);
vi.mock('@/utils/sleep', () => ({ sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) }));

const world = attackedWorld();
const us = () => world.simulators.infisical.us;

/** What arrives in the middle. */
const ARRIVES: [string, Given][] = [
  ['another origin', { policy: { ...ANY, allowedInfisicalOrigins: ['https://eu.infisical.com'] } }],
  ['no way to sign in', { policy: { ...ANY, allowedSignInMethods: [] } }],
  ['nothing readable', { policy: { allowedHumanitecOrganizations: 'acme' } }],
];

/** Under these the Infisical may be asked, but no token gets there, and nothing is made or run. */
const FORBIDS: [string, Given][] = [
  ['another organization', { policy: { allowedHumanitecOrganizations: ['globex', 'ACME'] } }],
  ['connections in projects alone', { policy: { ...ANY, requireProjectLevel: true } }],
  ['nothing despite warnings', { policy: { ...ANY, allowCreateAnyway: false } }],
];

const isUnder = (policy: string, work: string): boolean => {
  // A sync needs no checks that have passed, and those that a connection has already go on.
  if (policy === 'nothing despite warnings') return /connection|question/.test(work);
  return policy !== 'connections in projects alone' || work !== 'running syncs';
};

/** A policy comes; tells how many requests were sent by then, those included that were allowed a moment before. */
async function arrive(given: Given): Promise<number> {
  await administer(given);
  await new Promise((resolve) => setTimeout(resolve));
  return world.asked.length;
}

/** Begins a work from the same state as ever, and has a policy come once so many requests to Infisical are answered. */
function beginner(name: string, work: (typeof WORKS)[number][1], lot: Lot, anew: () => Promise<void>) {
  return async (verdict: Verdict = 'pass', turn = 0, given: Given = {}): Promise<string[]> => {
    await anew();
    await administer({});
    const checked = await preflightItem.get();
    if (checked) await preflightItem.set({ ...checked, verdict });
    world.afterAnswer = () => {};
    await before(name, lot, world);
    let since = turn > 0 ? Number.POSITIVE_INFINITY : world.asked.length;
    let left = turn;
    world.afterAnswer = async (request) => {
      if (toUs([request]).length === 0) return;
      left -= 1;
      if (left !== 0) return;
      since = await arrive(given);
    };
    await work(lot, world);
    await calm();
    expect(turn > 1 || left <= 0).toBe(true);
    // How often is looked whether a run is over is not the same each time.
    return left > 0 ? [] : toUs(world.asked.slice(since));
  };
}

test.each(WORKS)(
  '%s ends with the next request, wherever a policy comes that forbids it',
  async (name, work) => {
    const lot = await everything(world);
    us().arrange.secrets({ KEY: 'text' });
    const begin = beginner(name, work, lot, await snapshot());
    await startBackground();
    const usual = await begin();
    const most = usual.length;
    expect(most).toBeGreaterThan(1);
    const late: string[] = [];
    for (const [index, turn] of [...new Set([1, most - 1, most])].entries()) {
      const [what, given] = ARRIVES[index] ?? ['nothing', {}];
      for (const request of await begin('pass', turn, given)) late.push(`${what} after ${turn}: ${request}`);
    }
    const { create } = lot;
    lot.create = (more) => create({ despiteWarnings: true, ...more });
    const first = usual.findIndex((request) => changesOf([request]).length > 0);
    for (const [what, given] of FORBIDS) {
      if (first < 1 || !isUnder(what, name)) continue;
      const verdict = what === 'nothing despite warnings' ? 'warn' : 'pass';
      const after = await begin(verdict, first, given);
      for (const request of changesOf(after)) late.push(`${what} after ${first}: ${request}`);
    }
    expect(late).toEqual([]);
  },
);

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
