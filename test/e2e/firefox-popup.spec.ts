/// <reference types="chrome" />
import { closePopup, saidInPopup } from '../support/firefox-popup';
import { captureInConsole, signInFrom } from '../support/user-acts';
import { type FirefoxUser, userFirefox } from '../support/user-firefox';
import { expect, test as withSimulators } from './fresh';

/** A Firefox of its own, whose popup may open by itself; in Chromium every journey begins so (`journey.spec.ts`). */
const test = withSimulators.extend<{ firefox: FirefoxUser }>({
  firefox: async ({ simulators }, use) => {
    const firefox = await userFirefox(simulators);
    await firefox.evaluate(() => chrome.action.enable(), undefined);
    await use(firefox);
    await firefox.close();
  },
});

const says = (firefox: FirefoxUser, text: string | RegExp) =>
  expect.poll(() => saidInPopup(firefox.driver)).toMatch(text);

test('Firefox: the popup opens by itself with what was captured, and again once the user is signed in', async ({
  simulators,
  firefox,
}) => {
  const { humanitec } = simulators;
  const user = humanitec.createServiceUser({ apps: { shop: 'developer' } });
  expect(await saidInPopup(firefox.driver)).toBe('');
  const console = await captureInConsole(firefox, user.id);
  const [token] = humanitec.tokensOf(user.id);
  await says(firefox, 'Captured token');
  expect(await saidInPopup(firefox.driver)).toContain(token?.value.slice(-4));
  await says(firefox, 'Ready: can write to shop');
  await says(firefox, 'Sign in to Infisical');

  await closePopup(firefox.driver);
  await console.close();
  await signInFrom(await firefox.popup(), firefox, simulators);
  await says(firefox, 'Create connection');
  expect(await saidInPopup(firefox.driver)).not.toContain('Sign in to Infisical');
});
