/// <reference types="chrome" />
import type { Simulators } from '../simulators';
import { serviceUserToken } from '../support/user';
import { alerts, pasteInto, pasteToken, sendAtLast, shows } from '../support/user-acts';
import type { UserBrowser, UserPage } from '../support/user-browser';
import { expect, inBoth } from './fixtures';

/** A connection's first sync: shown before anything is created, and then done as it was shown. */

const values = ({ humanitec }: Simulators) => humanitec.app('acme', 'shop').values;

function put(simulators: Simulators, key: string, isSecret = true): void {
  const at = new Date();
  const value = { key, text: 'text of the app', isSecret, description: '', createdAt: at, updatedAt: at };
  values(simulators).set(key, value);
}

/** A connection that was just made, its token pasted once more, and the form of its first sync. */
async function openForm(browser: UserBrowser, { humanitec }: Simulators): Promise<UserPage> {
  await browser.signIn();
  const token = serviceUserToken(humanitec);
  const popup = await pasteToken(browser, token);
  await sendAtLast(popup, 'Create connection');
  await popup.click('button', 'Set up a sync');
  await pasteInto(popup, token);
  await shows(popup, 'Show what it will do');
  await popup.unfold('Name and options');
  return popup;
}

inBoth(
  'a dry run that shows a deletion, the sync at rest, its run, and what was shown is what is done',
  async ({ browser, simulators }) => {
    const { arrange, state } = simulators.infisical.us;
    arrange.secrets({ NEW: 'secret text', KNOWN: 'secret text', PLAIN: 'secret text' });
    put(simulators, 'KNOWN');
    put(simulators, 'PLAIN', false);
    put(simulators, 'FOREIGN', false);
    const popup = await openForm(browser, simulators);
    await popup.check('Delete what Infisical does not have');
    await popup.click('button', 'Show what it will do');

    await shows(popup, 'Create sync');
    const rows = (await popup.text()).split('\n').filter((line) => line.includes('\t'));
    expect(rows.slice(rows.indexOf('Key\tEffect'))).toEqual([
      'Key\tEffect',
      'FOREIGN\tDeleted',
      'PLAIN\tStays plain',
      'KNOWN\tOverwritten',
      'NEW\tAdded',
    ]);
    await shows(popup, 'Deleted: 1.');
    expect(state.syncs).toEqual([]);

    await popup.press('Create sync');
    await shows(popup, 'It has not run yet.');
    expect(state.syncs).toMatchObject([{ isAutoSyncEnabled: false, syncStatus: null }]);
    expect([...values(simulators).keys()]).toEqual(['KNOWN', 'PLAIN', 'FOREIGN']);

    // A popup may close at any moment.
    await popup.close();
    const again = await browser.popup();
    await again.press('Run now');
    await shows(again, 'The run has succeeded.');
    const after = [...values(simulators).values()].map(({ key, isSecret }) => `${key} ${isSecret}`);
    expect(after).toEqual(['KNOWN true', 'PLAIN false', 'NEW true']);
    const session = await browser.evaluate(() => chrome.storage.session.get(), undefined);
    expect(JSON.stringify(session)).not.toMatch(/secret text|text of the app/);
    expect(await again.headings()).not.toContain('Captured token');
  },
);

inBoth('a server that drops an option keeps no sync, and nothing runs', async ({ browser, simulators }) => {
  const { arrange, state } = simulators.infisical.us;
  arrange.version('newest', { disableSecretDeletion: false });
  put(simulators, 'FOREIGN');
  const popup = await openForm(browser, simulators);
  await popup.click('button', 'Show what it will do');
  await popup.press('Create sync');
  await alerts(popup, ['so it was deleted again']);
  expect(state.syncs).toEqual([]);
  expect([...values(simulators).keys()]).toEqual(['FOREIGN']);
});
