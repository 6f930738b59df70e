import type { Page } from '@playwright/test';
import type { Simulators } from '../simulators';
import { press } from '../support/press';
import { part, pressUntilDone, readyToPush } from '../support/push';
import { pasteInto } from '../support/user';
import { expect, test } from './fixtures';

/** A connection's first sync: shown before anything is created, and then done as it was shown. */

const rows = (popup: Page) =>
  popup.getByRole('table', { name: 'What the sync will do' }).getByRole('row').allInnerTexts();
const button = (popup: Page, name: string) => popup.getByRole('button', { name, exact: true });
const values = ({ humanitec }: Simulators) => humanitec.app('acme', 'shop').values;

function put(simulators: Simulators, key: string, isSecret = true): void {
  const at = new Date();
  const value = { key, text: 'text of the app', isSecret, description: '', createdAt: at, updatedAt: at };
  values(simulators).set(key, value);
}

/** A connection that was just made, its token pasted once more, and the form of its first sync. */
async function openForm(simulators: Simulators, extension: Parameters<typeof readyToPush>[1]): Promise<Page> {
  const { popup, token } = await readyToPush(simulators, extension);
  await pressUntilDone(popup, part.create(popup));
  await button(popup, 'Set up a sync').click();
  await pasteInto(popup, token);
  await button(popup, 'Show what it will do').waitFor();
  await popup.getByText('Name and options').click();
  return popup;
}

test('a dry run that shows a deletion, the sync at rest, its run, and what was shown is what is done', async ({
  simulators,
  extension,
}) => {
  const { arrange, state } = simulators.infisical.us;
  arrange.secrets({ NEW: 'secret text', KNOWN: 'secret text', PLAIN: 'secret text' });
  put(simulators, 'KNOWN');
  put(simulators, 'PLAIN', false);
  put(simulators, 'FOREIGN', false);
  const popup = await openForm(simulators, extension);
  await popup.getByLabel('Delete what Infisical does not have').check();
  await button(popup, 'Show what it will do').click();

  await button(popup, 'Create sync').waitFor();
  expect(await rows(popup)).toEqual([
    'Key\tEffect',
    'FOREIGN\tDeleted',
    'PLAIN\tStays plain',
    'KNOWN\tOverwritten',
    'NEW\tAdded',
  ]);
  await expect(popup.getByText('Deleted: 1.')).toBeVisible();
  expect(state.syncs).toEqual([]);

  await press(button(popup, 'Create sync'));
  await expect(popup.getByText('It has not run yet.')).toBeVisible();
  expect(state.syncs).toMatchObject([{ isAutoSyncEnabled: false, syncStatus: null }]);
  expect([...values(simulators).keys()]).toEqual(['KNOWN', 'PLAIN', 'FOREIGN']);

  // A popup may close at any moment.
  await popup.close();
  const again = await extension.popupInTab();
  await press(button(again, 'Run now'));
  await expect(again.getByText('The run has succeeded.')).toBeVisible({ timeout: 20_000 });
  const after = [...values(simulators).values()].map(({ key, isSecret }) => `${key} ${isSecret}`);
  expect(after).toEqual(['KNOWN true', 'PLAIN false', 'NEW true']);
  const session = await (await extension.worker()).evaluate(() => chrome.storage.session.get());
  expect(JSON.stringify(session)).not.toMatch(/secret text|text of the app/);
  await expect(again.getByRole('heading', { name: 'Captured token' })).toHaveCount(0);
});

test('a server that drops an option keeps no sync, and nothing runs', async ({ simulators, extension }) => {
  const { arrange, state } = simulators.infisical.us;
  arrange.version('newest', { disableSecretDeletion: false });
  put(simulators, 'FOREIGN');
  const popup = await openForm(simulators, extension);
  await button(popup, 'Show what it will do').click();
  await press(button(popup, 'Create sync'));
  await expect(popup.getByRole('alert')).toContainText('so it was deleted again');
  expect(state.syncs).toEqual([]);
  expect([...values(simulators).keys()]).toEqual(['FOREIGN']);
});
