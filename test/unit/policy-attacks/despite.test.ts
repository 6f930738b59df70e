import { describe, expect, test, vi } from 'vitest';
import { historyItem } from '@/utils/history/storage';
import { startPreflight } from '@/utils/preflight/runner';
import { preflightItem } from '@/utils/preflight/storage';
import type { Preflight } from '@/utils/preflight/types';
import { setupItem } from '@/utils/syncs/storage';
import { goOn, send, update } from './sending';
import {
  ACME,
  administer,
  attackedWorld,
  calm,
  changesOf,
  codeOf,
  everything,
  say,
  startBackground,
} from './world';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);
vi.mock('@/utils/sleep', () => ({ sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) }));

const world = attackedWorld();
const us = () => world.simulators.infisical.us;

describe('a check that has not passed', () => {
  const NEVER = { policy: { ...ACME, allowCreateAnyway: false } };
  const human = () => world.asked.filter((request) => request.includes('api.humanitec.io')).length;

  test('but was there before: what was kept of that does not count', async () => {
    const lot = await everything(world);
    await startBackground();
    await administer(NEVER);
    await startPreflight(lot.captureId);
    expect((await preflightItem.get())?.verdict).toBe('pass');
    world.simulators.faults.add({ host: 'api.humanitec.io', action: { kind: 'status', status: 503 } });
    await startPreflight(lot.captureId);
    world.simulators.faults.clear();
    expect([await send(lot), await update(lot)]).toEqual([
      'policyAnywayNotAllowed',
      'policyAnywayNotAllowed',
    ]);
    expect(changesOf(world.asked)).toEqual([]);
  });

  test('because it was stopped does not count, wherever that was', async () => {
    const lot = await everything(world);
    await startBackground();
    await administer(NEVER);
    await startPreflight(lot.captureId);
    const most = human();
    for (let turn = 1; turn < most; turn += 1) {
      await preflightItem.set(null);
      let left = turn;
      world.afterAnswer = async (request) => {
        if (!request.includes('api.humanitec.io')) return;
        left -= 1;
        if (left === 0) void say('preflight.cancel', {});
      };
      await say('preflight.run', {});
      await expect.poll(async () => (await preflightItem.get())?.state).not.toBe('running');
      const checked = await preflightItem.get();
      if (checked?.verdict === 'pass') continue;
      await send(lot, { despiteWarnings: false });
      await send(lot);
      await update(lot);
    }
    expect(changesOf(world.asked)).toEqual([]);
  });
});

describe('what may be done despite something', () => {
  const NEVER = { policy: { ...ACME, allowCreateAnyway: false } };
  test.each<[string, Partial<Preflight> | null]>([
    ['warn', { verdict: 'warn' }],
    ['fail', { verdict: 'fail' }],
    ['unknown', { verdict: 'unknown' }],
    ['under way', { state: 'running', isPartial: true }],
    ['of another', { captureId: 'another' }],
    ['not there', null],
  ])('nothing, where the checks are %s', async (_what, given) => {
    const lot = await everything(world);
    await startBackground();
    await administer(NEVER);
    const checked = (await preflightItem.get()) as Preflight;
    await preflightItem.set(given && { ...checked, ...given });
    await send(lot);
    await update(lot);
    expect(changesOf(world.asked)).toEqual([]);
  });

  test('nothing, where tokens of other organizations went there before', async () => {
    const lot = await everything(world);
    await startBackground();
    await administer(NEVER);
    const [entry] = await historyItem.get();
    if (entry) await historyItem.set([{ ...entry, humanitecOrganizations: ['globex'] }]);
    const provenance = { kind: 'new-organization' as const, organizations: ['acme'], until: ['globex'] };
    expect(await send(lot, { provenance })).toBe('policyAnywayNotAllowed');
    expect(await send(lot, { provenance, despiteWarnings: false })).toBe('pushProvenanceUnread');
    expect(await update(lot, { despiteWarnings: false })).toBe('needs-confirmation');
    expect(await goOn(lot)).toBe('policyAnywayNotAllowed');
    expect(changesOf(world.asked)).toEqual([]);
  });

  test('nothing, where syncs of the connection cannot be served with the token', async () => {
    const lot = await everything(world);
    await startBackground();
    await administer(NEVER);
    us().arrange.sync({
      name: 'one',
      connectionId: lot.key.connectionId,
      destinationConfig: { scope: 'application', org: 'globex', app: 'shop' },
    });
    expect(await update(lot, { despiteWarnings: false })).toBe('needs-confirmation');
    expect(await goOn(lot)).toBe('policyAnywayNotAllowed');
    expect(changesOf(world.asked)).toEqual([]);
  });
});

describe('connections only in projects', () => {
  const PROJECTS = { policy: { ...ACME, requireProjectLevel: true } };
  test.each<[string, object]>([
    ['organization', { scope: { level: 'organization' } }],
    ['empty project', { scope: { level: 'project', id: '', name: '' } }],
    ['null project', { scope: { level: 'project', id: 'null', name: '' } }],
    ['blank project', { scope: { level: 'project', id: ' ', name: '' } }],
  ])('no token gets to the %s', async (_what, given) => {
    const lot = await everything(world);
    await startBackground();
    await administer(PROJECTS);
    await send(lot, given);
    await update(lot);
    expect(
      us().state.connections.filter(
        ({ projectId, name }) => projectId === null && name.startsWith('connection-'),
      ),
    ).toEqual([]);
    expect(changesOf(world.asked).filter((request) => request.startsWith('PATCH'))).toEqual([]);
  });
  test('no sync is made or run for one of the whole organization', async () => {
    const lot = await everything(world);
    await startBackground();
    us().arrange.secrets({ KEY: 'text' });
    await say('sync.look', { ...lot.request(), captureId: lot.captureId });
    await calm();
    const looked = await setupItem.get();
    if (looked?.state !== 'looked') throw new Error('It was not looked at.');
    await administer(PROJECTS);
    await say('sync.create', { lookId: looked.look.id, captureId: lot.captureId });
    await calm();
    expect(changesOf(world.asked)).toEqual([]);
    await administer({});
    await say('sync.create', { lookId: looked.look.id, captureId: lot.captureId });
    await calm();
    const from = world.asked.length;
    await administer(PROJECTS);
    const created = await setupItem.get();
    if (created?.state !== 'created' || !created.look) throw new Error('It was not created.');
    await say('sync.run', { lookId: created.look.id, captureId: lot.captureId });
    await calm();
    await say('sync.close', {});
    expect(codeOf(await say('sync.open', lot.key))).toBe('policyProjectRequired');
    expect(changesOf(world.asked.slice(from))).toEqual([]);
  });
});
