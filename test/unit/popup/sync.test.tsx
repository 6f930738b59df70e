// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { Looked } from '@/entrypoints/popup/sync/looked';
import { Made } from '@/entrypoints/popup/sync/made';
import { SyncForm } from '@/entrypoints/popup/sync/sync-form';
import type { AppAccess } from '@/utils/preflight/types';
import type { Look, SyncRequest, SyncTarget } from '@/utils/syncs/types';
import { testPage } from './page';
import { US } from './stored';

vi.mock('#i18n', async () => (await import('./page')).texts);

const page = testPage();
const sent = (name: string) => page.sent.filter((one) => one.name === name).map(({ payload }) => payload);

const TARGET: SyncTarget = {
  profile: US,
  organizationId: 'org',
  connection: { id: 'c-1', name: 'humanitec-acme', projectId: null },
};
const REQUEST: SyncRequest = {
  captureId: 'token',
  name: 'humanitec-shop',
  isAutomatic: false,
  plan: {
    projectId: 'p-1',
    environment: 'dev',
    secretPath: '/',
    destination: { scope: 'application', org: 'acme', app: 'shop' },
    options: { disableSecretDeletion: true },
  },
};
const LOOK: Look = {
  id: 'look',
  dryRun: { keys: [{ key: 'KEY', effect: 'added' }], addedToApp: [], emptyAtFirst: [], obstacles: [] },
  duplicates: { found: [], isElsewhere: false, unlisted: 0 },
};
const SETUP = { id: 'setup', target: TARGET, request: REQUEST, look: LOOK } as const;
const SYNC = { id: 'sync', name: REQUEST.name, url: 'https://app.infisical.com/' };
const SHOWN = { lookId: 'look', captureId: 'token' };

test('what is asked for neither deletes nor runs by itself, unless the user has chosen it', async () => {
  const shop: AppAccess = {
    org: 'acme',
    app: 'shop',
    name: 'Shop',
    role: 'developer',
    source: 'app',
    write: 'yes',
    environments: [],
  };
  page.answers.set('sync.projects', { ok: true, value: [{ id: 'p-1', name: 'shop' }] });
  page.answers.set('sync.environments', { ok: true, value: [{ slug: 'dev', name: 'Development' }] });
  page.answers.set('sync.folders', { ok: true, value: ['/'] });
  page.show(
    <SyncForm setup={{ id: 'setup', target: TARGET, state: 'choosing' }} captureId="token" apps={[shop]} />,
  );
  await expect.poll(() => page.button('popup.sync.look')?.disabled).toBe(false);
  page.button('popup.sync.look')?.click();
  await expect.poll(() => sent('sync.look')).toEqual([REQUEST]);
  for (const box of page.all('input[type=checkbox]')) box.click();
  await expect.poll(() => page.button('popup.sync.look')?.disabled).toBe(false);
  page.button('popup.sync.look')?.click();
  await expect
    .poll(() => sent('sync.look').at(-1))
    .toMatchObject({ isAutomatic: true, plan: { options: { disableSecretDeletion: false } } });
});

describe('the press counts by the rule of all that sends something', () => {
  test.each([
    [
      'that creates',
      'popup.sync.create',
      'sync.create',
      <Looked key="create" setup={{ ...SETUP, state: 'looked' }} captureId="token" />,
    ],
    [
      'that runs',
      'popup.sync.run',
      'sync.run',
      <Made key="run" setup={{ ...SETUP, sync: SYNC, state: 'created' }} captureId="token" />,
    ],
  ] as const)('%s', async (_what, label, message, shown) => {
    page.show(shown);
    await expect.poll(() => page.button(label)?.ariaDisabled).toBe('true');
    page.button(label)?.click();
    await expect.poll(() => page.button(label)?.ariaDisabled).toBe('false');
    expect(sent(message)).toEqual([]);
    page.button(label)?.click();
    await expect.poll(() => page.button('popup.send.doIt')?.ariaDisabled).toBe('false');
    expect(sent(message)).toEqual([]);
    page.button('popup.send.doIt')?.click();
    await expect.poll(() => sent(message)).toEqual([SHOWN]);
  });

  test('and the one that creates does nothing where what it would do is not certain', async () => {
    const look = { ...LOOK, dryRun: { ...LOOK.dryRun, obstacles: [{ code: 'too-many-imports' } as const] } };
    page.show(<Looked setup={{ ...SETUP, look, state: 'looked' }} captureId="token" />);
    await expect.poll(() => page.button('popup.sync.create')?.ariaDisabled).toBe('true');
    page.button('popup.sync.create')?.click();
    await expect.poll(page.text).toContain('popup.sync.blockedUncertain');
    expect(page.button('popup.sync.create')?.ariaDisabled).toBe('true');
    expect(sent('sync.create')).toEqual([]);
  });
});
