/// <reference types="chrome" />
import type { Simulators } from '../../simulators';
import { aim, clickAtChange, expectHeldThenSent, pressForLong, watchWait } from '../../support/late-press';
import { writes } from '../../support/push';
import { serviceUserToken } from '../../support/user';
import { pasteToken, shows, showsNot } from '../../support/user-acts';
import type { UserBrowser, UserPage } from '../../support/user-browser';
import { expect, inBoth, test } from '../fixtures';

/** A popup with a token that passes, signed in to Infisical and ready for the button. */
async function readyToPush(browser: UserBrowser, { humanitec }: Simulators): Promise<UserPage> {
  await browser.signIn();
  const popup = await pasteToken(browser, serviceUserToken(humanitec));
  await shows(popup, 'Create connection');
  return popup;
}

const send = (popup: UserPage, name: string) =>
  popup.evaluate((message) => void chrome.runtime.sendMessage({ name: message, payload: {} }), name);

inBoth(
  'a reason that appears under the pointer is not agreed to by the click that was on its way',
  async ({ browser, simulators }) => {
    const popup = await readyToPush(browser, simulators);
    const spot = await aim(popup);
    const [user] = [...simulators.humanitec.users.values()].filter(({ type }) => type === 'service');
    simulators.humanitec.setAppRole('acme', 'shop', user?.id ?? '', 'viewer');
    await send(popup, 'preflight.run');
    await clickAtChange(popup, spot, 'Create anyway');
    await expectHeldThenSent(popup, simulators, 'Create anyway as its reason appears');
  },
);

/** Runs in the page: a name in the place of the one that is there, all at once. */
function replaceName(name: string): void {
  const box = [...document.querySelectorAll('input')].find(({ labels }) =>
    [...(labels ?? [])].some(({ innerText }) => innerText.trim() === 'Connection name'),
  );
  box?.focus();
  box?.select();
  document.execCommand('insertText', false, name);
}

inBoth(
  'a name that changes right before the click is not what was agreed to',
  async ({ browser, simulators }) => {
    const popup = await readyToPush(browser, simulators);
    await popup.unfold('Change name');
    const spot = await aim(popup);
    await popup.evaluate(replaceName, 'another-name');
    await popup.pointer.click(spot.x, spot.y);
    expect(await expectHeldThenSent(popup, simulators, 'name changed right before the click')).toMatchObject({
      name: 'another-name',
    });
  },
);

inBoth(
  'a press that began before the name could be read is none, however long it lasts',
  async ({ browser, simulators }) => {
    const popup = await readyToPush(browser, simulators);
    await popup.unfold('Change name');
    const spot = await aim(popup);
    await popup.evaluate(replaceName, 'another-name');
    await pressForLong(popup, spot);
    await expectHeldThenSent(popup, simulators, 'press begun right after the name changed');
  },
);

inBoth(
  'a press beside the button starts its wait anew, as one in a series that misses it sometimes',
  async ({ browser, simulators }) => {
    const popup = await readyToPush(browser, simulators);
    const spot = await aim(popup);
    const waitsAnew = await watchWait(popup);
    await popup.pointer.click(spot.x, spot.y - 40);
    expect(await waitsAnew()).toBe('true');
    await expectHeldThenSent(popup, simulators, 'presses beside the button');
  },
);

inBoth(
  'a project that changes right before the click is not what was agreed to',
  async ({ browser, simulators }) => {
    const popup = await readyToPush(browser, simulators);
    const { shop } = simulators.infisical.us.state.seed;
    await popup.unfold('Change name');
    const spot = await aim(popup);
    await popup.choose('Where it can be used', 'shop');
    await popup.pointer.click(spot.x, spot.y);
    expect(
      await expectHeldThenSent(popup, simulators, 'project changed right before the click'),
    ).toMatchObject({ projectId: shop.id });
  },
);

inBoth(
  'an organization of Infisical that changes right before the click is not what was agreed to',
  async ({ browser, simulators }) => {
    const popup = await readyToPush(browser, simulators);
    const spot = await aim(popup);
    simulators.infisical.us.state.seed.organization.name = 'Somebody Else';
    await send(popup, 'destination.load');
    await clickAtChange(popup, spot, 'Somebody Else');
    await expectHeldThenSent(popup, simulators, 'organization changed right before the click');
  },
);

test.describe('another Infisical', () => {
  test.use({ agreed: { host: 'eu.infisical.com' } });

  inBoth(
    'a profile that changes right before the click is not what was agreed to',
    async ({ browser, simulators }) => {
      await addEuProfile(browser);
      await browser.signIn('eu');
      const popup = await readyToPush(browser, simulators);
      const spot = await aim(popup);
      await popup.choose('Infisical profile', 'EU Cloud');
      await clickAtChange(popup, spot, 'https://eu.infisical.com');
      // The form of the other profile comes a little later, and the hand goes on.
      for (let clicks = 0; clicks < 4; clicks += 1) {
        await new Promise((resolve) => setTimeout(resolve, 120));
        await popup.pointer.click(spot.x, spot.y);
      }
      await expectHeldThenSent(popup, simulators, 'profile changed right before the click');
      expect(writes(simulators).map(({ host }) => host)).toEqual(['eu.infisical.com']);
    },
  );
});

async function addEuProfile(browser: UserBrowser): Promise<void> {
  const options = await browser.options();
  await options.click('radio', 'EU Cloud');
  await options.click('button', 'Save');
  await shows(options, 'Saved.');
  // The last one that was saved is the one that is used.
  await options.click('button', 'Add profile');
  await showsNot(options, 'Saved.');
  await options.click('button', 'Save');
  await shows(options, 'Saved.');
}
