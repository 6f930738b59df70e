import type { Page } from '@playwright/test';
import type { Simulators } from '../../simulators';
import { ACCESS_COOKIE } from '../../simulators/infisical/front';
import type { ExtensionBrowser } from '../../support/extension';
import { enabled, press } from '../../support/press';
import { saveProfile } from '../../support/profile-form';
import { part, pressUntilDone, readyToPush, writes } from '../../support/push';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import { expect, test } from '../fixtures';

const HOST = 'infisical.example.com';
const KEPT_OUT = 'An access proxy in front of this Infisical keeps the extension out.';

test.describe('behind an access proxy', () => {
  for (const answer of ['redirect', 'unauthorized', 'page'] as const) {
    test(`the profile sends the cookies of the site along, once the user lets it (${answer})`, async ({
      simulators,
      restartable,
      agreed,
    }) => {
      agreed.host = HOST;
      const browser = await restartable.start({ hosts: [`https://${HOST}/*`] });
      await signInAtTheProxy(browser, simulators, answer);

      const options = await browser.options();
      await saveProfile(options, {
        instance: 'Self-hosted',
        siteUrl: `https://${HOST}`,
        signIn: { method: 'Browser session' },
      });
      const token = serviceUserToken(simulators.humanitec);
      const popup = await pasteToken(browser, token);
      await expect(popup.getByText(KEPT_OUT)).toBeVisible();
      expect(cookiesSent(simulators).filter(({ path }) => !/auth\/token$/.test(path))).toEqual([]);

      await sendCookiesAlong(options);
      await popup.reload();
      await pressUntilDone(popup, part.create(popup));
      expect(simulators.infisical.selfHosted.state.connections).toMatchObject([{ apiToken: token }]);
      // To that address and to no other.
      expect(new Set(cookiesSent(simulators).map(({ host }) => host))).toEqual(new Set([HOST]));
    });
  }
});

test('an address that redirects is said to, and nothing is looked up that was never taken', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  simulators.faults.add({
    method: 'POST',
    path: /app-connections/,
    action: { kind: 'status', status: 308, headers: { location: 'https://access.example.com/' } },
  });
  await press(part.create(popup));
  await expect(popup.getByText('This address redirects instead of answering.')).toBeVisible();
  await enabled(part.create(popup));
  expect(writes(simulators)).toHaveLength(1);
  simulators.faults.clear();
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
});

async function signInAtTheProxy(
  browser: ExtensionBrowser,
  simulators: Simulators,
  answer: 'redirect' | 'unauthorized' | 'page',
): Promise<void> {
  simulators.infisical.selfHosted.options.accessProxy = { answer };
  await signIn(browser, simulators, 'selfHosted');
  await browser.context.addCookies([
    { name: ACCESS_COOKIE, value: 'signed-in', url: `https://${HOST}`, httpOnly: true, secure: true },
  ]);
}

async function sendCookiesAlong(options: Page): Promise<void> {
  await options.getByRole('checkbox', { name: "Send this site's cookies along" }).check();
  await options.getByRole('button', { name: 'Save' }).click();
  await options.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
}

/** What the extension has sent with cookies. */
const cookiesSent = ({ traffic }: Simulators) =>
  traffic.filter(
    ({ headers }) => headers.cookie !== undefined && headers.origin?.startsWith('chrome-extension://'),
  );
