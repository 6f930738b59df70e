import { POPUP } from '../support/popup';
import { serviceUserToken } from '../support/user';
import { pasteToken, shows } from '../support/user-acts';
import type { UserPage } from '../support/user-browser';
import { beyond, clickByTool } from '../support/user-looks';
import { BUTTONS } from '../support/user-push';
import { expect, inBoth } from './fixtures';

for (const { apps, connections } of [
  { apps: 0, connections: 0 },
  { apps: 1_000, connections: 0 },
  { apps: 2, connections: 3 },
]) {
  inBoth(
    `what is ready fits into a popup with ${apps + 3} apps and ${connections} connections, button included`,
    async ({ browser, simulators }) => {
      simulators.humanitec.quirks.appList = 'all';
      simulators.humanitec.addApps(apps);
      for (let count = 0; count < connections; count += 1)
        simulators.infisical.us.arrange.connection({ name: `humanitec-${count}` });
      await browser.signIn();
      const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
      await popup.resize(POPUP.width, POPUP.height);
      await popup.enabled(BUTTONS.create);
      expect(await beyond(popup)).toBeLessThanOrEqual(0);
      if (connections === 0) return;
      await popup.click('button', `Existing connection (${connections})`);
      await popup.enabled(BUTTONS.rotate);
      expect(await beyond(popup)).toBeLessThanOrEqual(0);
    },
  );
}

/** Where a button stands, and how large it is. */
const placeOf = (popup: UserPage, name: string): Promise<unknown> =>
  popup.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll('button')];
    const button = buttons.find(({ textContent }) => textContent?.trim() === wanted);
    return button?.getBoundingClientRect().toJSON();
  }, name);

inBoth('the answer to an early press does not move the button', async ({ browser, simulators }) => {
  await browser.signIn();
  const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
  await popup.resize(POPUP.width, POPUP.height);
  await popup.enabled(BUTTONS.create);
  const before = await placeOf(popup, BUTTONS.create);
  expect(before).toBeDefined();
  // A press beside the button starts its wait anew.
  await popup.click('heading', 'Access');
  await clickByTool(popup, BUTTONS.create);
  await shows(popup, 'Not sent: this has only just appeared');
  expect(await placeOf(popup, BUTTONS.create)).toEqual(before);
});
