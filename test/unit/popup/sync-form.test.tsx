// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { SyncForm } from '@/entrypoints/popup/sync/sync-form';
import type { AppAccess } from '@/utils/preflight/types';
import { syncDraftItem } from '@/utils/syncs/storage';
import { differingSettings } from '@/utils/syncs/stored';
import type { SetupIn, SyncRequest } from '@/utils/syncs/types';
import { profile } from '../infisical/world';
import { testPage } from './page';

vi.mock('#i18n', async () => (await import('./page')).texts);

const page = testPage();
const APPS: AppAccess[] = ['shop', 'billing'].map((app) => ({
  org: 'acme',
  app,
  name: app,
  role: 'developer',
  source: 'app',
  write: 'yes',
  environments: [{ id: 'development', name: 'Development', type: 'development' }],
}));

const REQUEST: SyncRequest = {
  captureId: 'capture',
  name: 'by-hand',
  isAutomatic: true,
  plan: {
    projectId: 'shop',
    environment: 'dev',
    secretPath: '/backend',
    destination: { scope: 'application', org: 'acme', app: 'billing' },
    options: { disableSecretDeletion: true, keySchema: 'INF_{{secretKey}}' },
  },
};

function setupOf(connectionId: string, request?: SyncRequest): SetupIn<'choosing'> {
  return {
    id: crypto.randomUUID(),
    state: 'choosing',
    target: {
      profile: profile({ method: 'browser-session' }),
      organizationId: 'platform-team',
      connection: { id: connectionId, name: 'humanitec-acme', projectId: null },
    },
    ...(request ? { request } : {}),
  };
}

/** The form as a popup shows it that has just been opened. */
async function open(setup: SetupIn<'choosing'>) {
  page.show(null);
  await expect.poll(() => page.all('form').length).toBe(0);
  const value = (list: unknown) => ({ ok: true, value: list });
  page.answers.set('sync.projects', value(['shop', 'payments'].map((id) => ({ id, name: id }))));
  page.answers.set('sync.environments', value(['dev', 'prod'].map((slug) => ({ slug, name: slug }))));
  page.answers.set('sync.folders', value(['/', '/backend']));
  page.show(<SyncForm setup={setup} captureId="capture" apps={APPS} />);
  await expect.poll(() => page.field('popup.sync.folder')?.value).toBeTruthy();
}

const LABELS = ['project', 'environment', 'folder', 'app', 'level', 'name', 'schema'] as const;
const shown = () => LABELS.map((label) => page.field(`popup.sync.${label}`)?.value);
const UNTOUCHED = ['shop', 'dev', '/', 'acme/shop', '', 'humanitec-shop', ''];

async function choose() {
  page.choose('popup.sync.project', 'payments');
  await expect.poll(() => page.field('popup.sync.folder')?.value).toBe('/');
  page.choose('popup.sync.environment', 'prod');
  await expect.poll(() => page.field('popup.sync.folder')?.value).toBe('/');
  page.choose('popup.sync.folder', '/backend');
  page.choose('popup.sync.app', 'acme/billing');
  page.choose('popup.sync.level', 'development');
  const schema = page.field('popup.sync.schema');
  if (schema) page.type(schema, 'X_');
  page.field('popup.sync.deletes')?.click();
  await expect.poll(async () => (await syncDraftItem.get())?.deletes).toBe(true);
}
const CHOSEN = [
  'payments',
  'prod',
  '/backend',
  'acme/billing',
  'development',
  'humanitec-billing-development',
  'X_',
];

describe('what was chosen in the form of a sync', () => {
  test('is there again when the popup was closed before the look', async () => {
    await open(setupOf('connection'));
    expect(shown()).toEqual(UNTOUCHED);
    await choose();
    await open(setupOf('connection'));
    await expect.poll(shown).toEqual(CHOSEN);
    expect(page.field('popup.sync.deletes')?.checked).toBe(true);
    expect(page.field('popup.sync.automatic')?.checked).toBe(false);
  });

  test('is not there for another connection', async () => {
    await open(setupOf('connection'));
    await choose();
    await open(setupOf('another'));
    await expect.poll(shown).toEqual(UNTOUCHED);
  });

  test('goes on from what was looked at before', async () => {
    await open(setupOf('connection', REQUEST));
    page.choose('popup.sync.level', 'development');
    await expect.poll(async () => (await syncDraftItem.get())?.env).toBe('development');
    await open(setupOf('connection', REQUEST));
    const kept = ['shop', 'dev', '/backend', 'acme/billing', 'development', 'by-hand', 'INF_{{secretKey}}'];
    await expect.poll(shown).toEqual(kept);
    expect(page.field('popup.sync.automatic')?.checked).toBe(true);
  });
});

test('what came back differently from Infisical is called as the form calls it', async () => {
  const { target } = setupOf('connection');
  const terms = differingSettings(
    {
      id: 'sync',
      name: 'another',
      connectionId: 'another',
      environment: { slug: 'prod' },
      folder: { path: '/' },
      destinationConfig: { org: 'acme', app: 'shop', env: 'development' },
      isAutoSyncEnabled: true,
      syncOptions: { recursive: true },
    },
    { target, request: REQUEST },
  );
  await open(setupOf('connection'));
  const labels = page.all('label').map(({ textContent }) => textContent);
  // For these the form has no control.
  const others = ['options.history.connection', 'popup.sync.subfolders'];
  expect(terms).toHaveLength(10);
  expect(terms.filter((term) => !labels.includes(term)).toSorted()).toEqual(others);
});
