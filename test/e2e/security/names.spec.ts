import type { Page } from '@playwright/test';
import { showApps, showFields } from '../../support/popup';
import { pasteToken, signIn } from '../../support/user';
import { expect, test } from '../fixtures';

/** A name that closes what is around it, turns it round, and is long, tall and unseen. */
const HOSTILE = `Acme (acme)\u202e" — created.\n\u200b\u2066${'Zalgo\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301'.repeat(12)}${'W'.repeat(80)} שלום`;
const UNSEEN = /[\p{Cf}\p{Cc}]/u;

/** Text of the page, without the two characters that isolate a name in a sentence. */
const seen = async (page: Page) =>
  (await page.locator('body').innerText()).replace(/[\u2068\u2069\n\t]/g, ' ');
const widest = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** As an id is shown that a service made. */
const shortened = (id: string): string => `${id.slice(0, 8)}…${id.slice(-4)}`;

test('names of others stand behind their ids, hold nothing unseen, and fit at 320 pixels, light and dark', async ({
  simulators,
  extension,
}) => {
  const { humanitec, infisical } = simulators;
  const { state, arrange } = infisical.us;
  const acme = humanitec.orgs.get('acme');
  if (acme) acme.name = HOSTILE;
  humanitec.addApp('acme', 'billing', HOSTILE);
  state.seed.organization.name = HOSTILE;
  state.seed.shop.name = 'Whole organization';
  state.seed.payments.name = HOSTILE;
  arrange.connection({ name: 'humanitec', projectId: state.seed.shop.id });
  await signIn(extension, simulators);
  const user = humanitec.createServiceUser({ name: HOSTILE, apps: { shop: 'developer', billing: 'viewer' } });
  const popup = await pasteToken(extension, humanitec.createToken(user.id).value);
  await expect(popup.getByRole('button', { name: /^Create/ })).toBeEnabled();

  await showFields(popup);
  await showApps(popup);
  await popup.getByLabel('Where it can be used').selectOption(state.seed.shop.id);
  const project = popup.locator('dl.destination');
  await expect(project.locator('code').nth(1)).toHaveText(shortened(state.seed.shop.id));
  await expect(project.getByTitle(state.seed.shop.id)).toBeVisible();
  await expect(project.locator('em').filter({ hasText: 'Whole organization' })).toHaveCount(0);
  await expect(project.locator('code').first()).toHaveText('platform-team');
  await expect(popup.getByRole('row').filter({ hasText: 'acme/billing' }).locator('code')).toHaveText(
    'acme/billing',
  );

  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme });
    for (const width of [320, 480]) {
      await popup.setViewportSize({ width, height: 900 });
      expect(await widest(popup), `${width} px, ${colorScheme}`).toBeLessThanOrEqual(0);
    }
  }
  expect(await seen(popup)).not.toMatch(UNSEEN);

  await popup.getByRole('button', { name: /^Create/ }).click();
  await expect(popup.getByRole('link', { name: 'Open in Infisical' })).toBeVisible();
  expect(await seen(popup)).not.toMatch(UNSEEN);
  const options = await extension.options();
  await options.setViewportSize({ width: 320, height: 900 });
  await expect(options.getByRole('table').locator('code').first()).toHaveText(
    shortened(state.seed.organization.id),
  );
  expect(await seen(options)).not.toMatch(UNSEEN);
});
