import { describe, expect, test, vi } from 'vitest';
import { preflightItem } from '@/utils/preflight/storage';
import type { Preflight } from '@/utils/preflight/types';
import { send, update } from './sending';
import { ACME, administer, attackedWorld, changesOf, everything, startBackground } from './world';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);
vi.mock('@/utils/sleep', () => ({ sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) }));

const world = attackedWorld();

describe('organizations that only look alike', () => {
  test.each([
    'Acme',
    'ACME',
    'acme ',
    ' acme',
    'acm',
    'acme-test',
    'аcme',
    'acme\u200b',
    'acme\u0000',
    'ａcme',
    'acme.',
    '',
    '.*',
    'a*',
    'acme,globex',
  ])('%j is not acme', async (listed) => {
    const lot = await everything(world);
    await startBackground();
    await administer({ policy: { allowedHumanitecOrganizations: [listed] } });
    await send(lot);
    await update(lot);
    expect(changesOf(world.asked)).toEqual([]);
  });
  test.each(['Acme', 'ACME', 'acme ', 'acme-test', 'аcme', 'acme\u200b', '', '*', 'toString', '__proto__'])(
    'nor is a token of %j of acme',
    async (id) => {
      const lot = await everything(world);
      await startBackground();
      await administer({ policy: ACME });
      const checked = (await preflightItem.get()) as Preflight;
      for (const organizations of [[id], ['acme', id], [id, 'acme']]) {
        await preflightItem.set({
          ...checked,
          organizations: organizations.map((each) => ({ id: each, name: 'Acme', role: 'member' })),
        });
        await send(lot);
        await update(lot);
      }
      expect(changesOf(world.asked)).toEqual([]);
    },
  );
  test.each<[string, (checked: Preflight) => Preflight | null]>([
    ['none', (checked) => ({ ...checked, organizations: [] })],
    ['none, with a list', (checked) => ({ ...checked, organizations: [], listsOrganizations: true })],
    ['nothing that was checked', () => null],
    ['those of another capture', (checked) => ({ ...checked, captureId: 'another' })],
    [
      'those of a check that runs',
      (checked) => ({ ...checked, state: 'running', isPartial: true, organizations: [] }),
    ],
    [
      'those of a check that has failed',
      (checked) => ({ ...checked, organizations: [], failure: { code: 'humanitecDown', params: [] } }),
    ],
  ])('a token whose organizations are %s is not sent', async (_what, make) => {
    const lot = await everything(world);
    await startBackground();
    await administer({ policy: ACME });
    await preflightItem.set(make((await preflightItem.get()) as Preflight));
    await send(lot);
    await update(lot);
    expect(changesOf(world.asked)).toEqual([]);
  });
});
