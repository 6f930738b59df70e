import type { Simulators } from '../../simulators';
import { enabled, press } from '../../support/press';
import { keepProfile } from '../../support/profile-form';
import { part, readyToPush, writes } from '../../support/push';
import { serviceUserToken } from '../../support/user';
import { pasteToken, sendAtLast, shows } from '../../support/user-acts';
import type { UserBrowser } from '../../support/user-browser';
import { userOf } from '../../support/user-chromium';
import { expect, firefoxTest, test } from '../fixtures';

const HOST = 'infisical.example.com';
const KEPT_OUT = 'An access proxy in front of this Infisical keeps the extension out.';

const ANSWERS = ['redirect', 'unauthorized', 'page'] as const;

/** A profile behind an access proxy, which the user has passed in this browser. */
async function goThroughProxy(
  browser: UserBrowser,
  simulators: Simulators,
  answer: (typeof ANSWERS)[number],
): Promise<void> {
  simulators.infisical.selfHosted.options.accessProxy = { answer };
  const web = await browser.visit(`https://${HOST}/login`);
  await web.click('link', 'Sign in');
  await shows(web, 'Log in to Infisical');
  await browser.signIn('selfHosted');

  const options = await browser.options();
  await keepProfile(options, {
    instance: 'Self-hosted',
    siteUrl: `https://${HOST}`,
    signIn: { method: 'Browser session' },
  });
  const token = serviceUserToken(simulators.humanitec);
  const popup = await pasteToken(browser, token);
  await shows(popup, KEPT_OUT);
  expect(cookiesSent(simulators).filter(({ path }) => !/auth\/token$/.test(path))).toEqual([]);

  await browser.options();
  await options.check("Send this site's cookies along");
  await options.click('button', 'Save');
  await shows(options, 'Saved.');
  await popup.toFront();
  await popup.reload();
  await sendAtLast(popup, 'Create connection');
  expect(simulators.infisical.selfHosted.state.connections).toMatchObject([{ apiToken: token }]);
  // To that address and to no other.
  expect(new Set(cookiesSent(simulators).map(({ host }) => host))).toEqual(new Set([HOST]));
}

for (const answer of ANSWERS) {
  const title = `behind an access proxy: the profile sends the cookies of the site along, once the user lets it (${answer})`;
  test(title, async ({ simulators, restartable, agreed }) => {
    agreed.host = HOST;
    const browser = await restartable.start({ hosts: [`https://${HOST}/*`] });
    await goThroughProxy(userOf(browser, simulators), simulators, answer);
  });
  firefoxTest(`Firefox: ${title}`, async ({ simulators, firefox, agreed }) => {
    agreed.host = HOST;
    await goThroughProxy(firefox, simulators, answer);
  });
}

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

/** What the extension has sent with cookies. */
const cookiesSent = ({ traffic }: Simulators) =>
  traffic.filter(
    ({ headers }) => headers.cookie !== undefined && /^(chrome|moz)-extension:/.test(headers.origin ?? ''),
  );
