import { launchFromStore, NEXT } from '../../support/from-store';
import { hold } from '../../support/hold';
import { ringAlarms } from '../../support/moved-clock';
import { press } from '../../support/press';
import { CREATE, LOOKED_UP, part, readyToPush, writes } from '../../support/push';
import { versionAtWork } from '../../support/versions';
import { expect, test } from '../fresh';

test('an update that a store offers in the middle of a push waits until its result has been read', async ({
  simulators,
}) => {
  const { browser, lookForUpdate, isAnnounced, close } = await launchFromStore(simulators.port);
  try {
    const { popup, token } = await readyToPush(simulators, browser);
    const { release, isHeld } = hold(simulators, { method: 'POST', path: CREATE });
    await press(part.create(popup));
    await expect.poll(isHeld).toBe(true);
    await popup.close();
    const before = await versionAtWork(browser);
    await lookForUpdate();
    await expect.poll(isAnnounced).toBe(true);
    release();
    await expect.poll(() => simulators.infisical.us.state.connections).toMatchObject([{ apiToken: token }]);

    const reopened = await browser.popupInTab();
    await expect(part.done(reopened)).toBeVisible();
    await expect(reopened.getByText(LOOKED_UP)).toBeHidden();
    expect(await versionAtWork(browser)).toBe(before);
    await press(reopened.getByRole('button', { name: 'Send another token' }));
    await expect(reopened.getByLabel('API token')).toBeVisible();
    await reopened.close();
    await (await browser.worker()).evaluate(ringAlarms, { now: Date.now(), ms: 60_000 });
    await expect.poll(() => versionAtWork(browser)).toBe(NEXT);

    const after = await browser.popupInTab();
    await expect(after.getByLabel('API token')).toBeVisible();
    await expect(after.getByRole('alert')).toHaveCount(0);
    await expect((await browser.options()).getByRole('table')).toContainText('humanitec-acme');
    expect(writes(simulators)).toHaveLength(1);
  } finally {
    await close();
  }
});
