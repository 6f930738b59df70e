import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readDiagnostics } from '@/entrypoints/options/read-diagnostics';
import { DISK_ITEMS } from '@/utils/diagnostics/report';
import { itemsOf } from '../../support/recorded-items';
import { samplesOf } from '../../support/schema-samples';
import { catalogued } from './catalogued';

vi.mock('@/utils/storage', async (original) =>
  (await import('../../support/recorded-items')).recording(await original()),
);
vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const CANARY = 'canary';
/** Texts that some schema insists on. */
const SHAPED = [`${CANARY}.example`, `${CANARY}0123456789abcdef`, '2026-12-31', 'Y2FuYXJ5'];

beforeEach(async () => {
  fakeBrowser.reset();
  await catalogued();
  Object.assign(fakeBrowser.runtime, {
    getBrowserInfo: async () => ({ name: CANARY, version: `1.${CANARY}` }),
    getPlatformInfo: async () => ({ os: CANARY, arch: CANARY }),
    getManifest: () => ({ version: '1.2.3' }),
  });
  Object.assign(fakeBrowser.permissions, {
    getAll: async () => ({ permissions: ['storage', CANARY], origins: [`https://${CANARY}.example.com/*`] }),
  });
});

/** What is told when all that is stored is what it may be, as often as it takes to have each option of each union once. */
async function reports(code: string): Promise<string[]> {
  const length = ({ samples }: { samples: unknown[] }) => JSON.stringify(samples).length;
  const items = (await itemsOf(CANARY))
    .map((item) => ({
      item,
      samples: samplesOf(item.schema, (field) => (field === 'code' ? [code] : [CANARY, ...SHAPED])),
    }))
    // Where two read the same key, what has more of it is written last.
    .sort((one, other) => length(one) - length(other));
  const turns = Math.max(...items.map(({ samples }) => samples.length));
  const told: string[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { item, samples } of items) await item.set(samples[turn % samples.length]);
    // What the browser adds by itself, and what somebody has put there by hand.
    await fakeBrowser.storage.local.set({ [CANARY]: CANARY, intent$: { v: 2 }, history$: { v: CANARY } });
    told.push(await readDiagnostics());
  }
  return told;
}

test('nothing that anybody typed, named or stored by hand gets into the report', async () => {
  const told = await reports(CANARY);
  expect(told.length).toBeGreaterThan(6);
  for (const text of told) expect(text).not.toMatch(/canary/i);
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).toContain(CANARY);
});

test('it was there to be found: the same with a code of the catalogue tells states and codes', async () => {
  const told = (await reports('infisicalTimeout')).join('\n');
  expect(told).toContain('destination: signed-out, infisicalTimeout, HTTP 1');
  expect(told).toMatch(/push: failed, (create|rotate), infisicalTimeout/);
  expect(told).toContain('preflight: running, partial, pass, 1 apps, infisicalTimeout');
  expect(told).toContain('access: impossible, noSession');
  expect(told).toContain('sync: uncertain, infisicalTimeout');
  expect(told).toContain('failures, latest first: 1970-01-01T00:00:00.001Z infisicalTimeout');
  expect(told).toContain('intent 2');
});

test('each item on disk is one whose version is told, or belongs to a single profile', async () => {
  const onDisk = (await itemsOf(CANARY)).flatMap(({ key }) =>
    key.startsWith('local:') ? [key.slice(6)] : [],
  );
  expect([...new Set(onDisk)].sort()).toEqual([...DISK_ITEMS, `remembered:${CANARY}`].sort());
});
