import { describe, expect, test, vi } from 'vitest';
import { send } from './sending';
import {
  ACME,
  ANY,
  administer,
  attackedWorld,
  changesOf,
  everything,
  snapshot,
  startBackground,
} from './world';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);
vi.mock('@/utils/sleep', () => ({ sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) }));

const world = attackedWorld();

const WRONG: unknown[] = [
  'acme',
  '["acme"]',
  1,
  true,
  {},
  [1],
  [['acme']],
  [null],
  ['*', 'acme'],
  ['https://*.infisical.com'],
  ['https://app.infisical.com/'],
  ['app.infisical.com'],
  ['browser-session', 'password'],
  { siteUrl: 'https://app.infisical.com/x', signInMethod: 'browser-session' },
  { siteUrl: 'http://app.infisical.com', signInMethod: 'browser-session' },
  { siteUrl: 'https://app.infisical.com', signInMethod: 'browser-session', secret: 's' },
  'true',
  'false',
  0,
  61,
  1.5,
  -1,
  [''],
  [' acme'],
];
const RIGHT: Record<string, (value: unknown) => boolean> = {
  allowedHumanitecOrganizations: () => false,
  allowedInfisicalOrigins: () => false,
  allowedSignInMethods: () => false,
  defaultProfile: () => false,
  requireProjectLevel: (value) => value === true,
  allowCapture: (value) => value === true,
  maxCaptureMinutes: (value) => value === 1,
  allowCreateAnyway: (value) => value === true,
  allowFixHere: (value) => value === true,
  allowRememberSecret: (value) => value === true,
};

describe.each(Object.keys(RIGHT))('%s', (key) => {
  test('with what it cannot have lets nothing be sent', async () => {
    const lot = await everything(world);
    const anew = await snapshot();
    await startBackground();
    const let_through: unknown[] = [];
    for (const value of WRONG) {
      if (RIGHT[key]?.(value)) continue;
      await anew();
      await administer({ policy: { ...ANY, [key]: value } });
      const from = world.asked.length;
      const ended = await send(lot);
      if (changesOf(world.asked.slice(from)).length > 0) let_through.push([value, ended]);
    }
    expect(let_through).toEqual([]);
  });
});

test('sends under the policies that the tests here begin with', async () => {
  const lot = await everything(world);
  await startBackground();
  await administer({ policy: ACME });
  expect(await send(lot)).toBe('succeeded');
});
