import type { Page } from '@playwright/test';
import { MOST_WAITING } from '../../../utils/capture/types';
import { findAccessible, waitForAccessible } from '../../support/accessible';
import { clickSend, READING } from '../../support/capturing';
import type { ExtensionBrowser } from '../../support/extension';
import { press } from '../../support/press';
import { part } from '../../support/push';
import { captureInConsole, serviceUserToken, signIn } from '../../support/user';
import { letReload } from '../../support/versions';
import { expect, test } from '../fixtures';
import { test as alone } from '../fresh';

const FULL = /^The extension is full\./;

/** Tokens that no service knows, told apart by their last four characters. */
const tokens = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `a-token-that-waits-with-others-${1000 + index}`);

/** What a person sees of a token. */
const masked = (token: string): string => `••••${token.slice(-4)}`;

/** Opens the popup's page with tokens in the vault, in their order. */
async function popupWith(extension: ExtensionBrowser, texts: readonly string[]): Promise<Page> {
  const popup = await extension.popupInTab();
  await popup.evaluate(async (all) => {
    for (const token of all) await chrome.runtime.sendMessage({ name: 'capture.paste', payload: { token } });
  }, texts);
  return popup;
}

async function badge(extension: ExtensionBrowser): Promise<string> {
  return (await extension.worker()).evaluate(() => chrome.action.getBadgeText({}));
}

test('three tokens captured in a row are all there, and are sent one after another', async ({
  simulators,
  extension,
}) => {
  const { humanitec, infisical } = simulators;
  await signIn(extension, simulators);
  const shown: string[] = [];
  for (const name of ['first', 'second', 'third']) {
    const user = humanitec.createServiceUser({ name, apps: { shop: 'developer' } });
    const page = await captureInConsole(extension, user.id);
    await waitForAccessible(page, 'StaticText', 'Captured');
    shown.push(humanitec.tokensOf(user.id)[0]?.value ?? '');
  }
  await expect.poll(() => badge(extension)).toBe('3');

  const popup = await extension.popupInTab();
  for (const [index, token] of shown.entries()) {
    await expect(part.capture(popup)).toBeVisible();
    await expect(popup.locator('section', { has: part.capture(popup) })).toContainText(masked(token));
    await expect(part.waiting(popup)).toContainText(shown.slice(index + 1).map(masked));
    await press(part.create(popup));
    await expect(part.done(popup)).toBeVisible();
    await expect(part.capture(popup)).toBeHidden();
    await expect(part.waiting(popup)).toHaveCount(shown.length - index - 1);
    await press(popup.getByRole('button', { name: 'Send another token' }));
  }
  await expect(popup.getByLabel('API token')).toBeVisible();
  expect(infisical.us.state.connections.map(({ apiToken }) => apiToken)).toEqual(shown);
  await expect.poll(() => badge(extension)).toBe('');
});

test('a result stays while others wait, also for a popup that is opened anew, until the next is taken up', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const all = [serviceUserToken(simulators.humanitec), ...tokens(2)];
  const popup = await popupWith(extension, all);
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
  await popup.close();
  const again = await extension.popupInTab();
  await expect(part.done(again)).toBeVisible();
  await press(part.waiting(again).nth(1).getByRole('button', { name: 'Use this one', exact: true }));
  await expect(part.done(again)).toBeHidden();
  await expect(again.locator('section', { has: part.capture(again) })).toContainText(masked(all[2] ?? ''));
  await expect(part.waiting(again)).toContainText([masked(all[1] ?? '')]);
});

test('those that wait are discarded, brought back and used one by one', async ({ extension }) => {
  const [first = '', second = '', third = ''] = tokens(3);
  const popup = await popupWith(extension, [first, second, third]);
  const inWork = popup.locator('section', { has: part.capture(popup) });
  const waits = part.waiting(popup);
  const undo = (token: string) =>
    popup
      .getByRole('status')
      .filter({ hasText: masked(token) })
      .getByRole('button', { name: 'Undo' });
  await expect(waits).toContainText([masked(second), masked(third)]);

  await waits.first().getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(waits).toContainText([masked(third)]);
  await expect(waits).toHaveCount(1);
  await inWork.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(inWork).toContainText(masked(third));
  await expect(waits).toHaveCount(0);
  await undo(second).click();
  await undo(first).click();
  await expect(inWork).toContainText(masked(first));
  await expect(waits).toHaveCount(2);

  await waits
    .filter({ hasText: masked(third) })
    .getByRole('button', { name: 'Use this one' })
    .click();
  await expect(inWork).toContainText(masked(third));
  await expect(waits).toContainText([masked(first), masked(second)]);
});

test('ten that wait leave what is in work in sight', async ({ simulators, extension }) => {
  await signIn(extension, simulators);
  const popup = await popupWith(extension, [serviceUserToken(simulators.humanitec), ...tokens(9)]);
  await popup.setViewportSize({ width: 480, height: 600 });
  await expect(part.waiting(popup)).toHaveCount(9);
  await expect(part.create(popup)).toBeInViewport({ ratio: 1 });
  const list = await popup.getByRole('list', { name: 'Waiting tokens' }).boundingBox();
  expect(list?.height).toBeLessThanOrEqual(120);
});

test('the prompt says that no more fit before the click, and what came of a click all the same', async ({
  simulators,
  extension,
}) => {
  const popup = await popupWith(extension, tokens(MOST_WAITING));
  await expect(part.waiting(popup)).toHaveCount(MOST_WAITING - 1);
  const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const page = await captureInConsole(extension, user.id, async (prompt) => {
    await waitForAccessible(prompt, 'StaticText', FULL);
  });
  await waitForAccessible(page, 'StaticText', /^Not captured: 10 tokens are waiting already\./);
  await expect(part.waiting(popup)).toHaveCount(MOST_WAITING - 1);

  await part.waiting(popup).last().getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(part.waiting(popup)).toHaveCount(MOST_WAITING - 2);
  await page.bringToFront();
  await page.waitForTimeout(READING);
  await clickSend(page);
  await waitForAccessible(page, 'StaticText', 'Captured');
  await expect(part.waiting(popup).last()).toContainText(
    masked(simulators.humanitec.tokensOf(user.id)[0]?.value ?? ''),
  );
});

test('where there is room the prompt says nothing of it', async ({ simulators, extension }) => {
  await popupWith(extension, tokens(MOST_WAITING - 1));
  const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const page = await captureInConsole(extension, user.id, async (prompt) => {
    await prompt.waitForTimeout(READING);
    expect(await findAccessible(prompt, 'StaticText', FULL)).toBeUndefined();
  });
  await waitForAccessible(page, 'StaticText', 'Captured');
});

alone(
  'tokens that waited when the extension was reloaded are told as lost, until that is closed',
  async ({ extension }) => {
    const popup = await popupWith(extension, tokens(2));
    await expect(part.waiting(popup)).toHaveCount(1);
    await letReload(extension);
    await (await extension.worker()).evaluate(() => chrome.runtime.reload()).catch(() => undefined);

    const lost = (page: Page) =>
      page.getByRole('alert').filter({ hasText: 'Tokens that waited here and are lost: 2.' });
    await expect(async () => {
      await expect(lost(await extension.popupInTab())).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    const again = await extension.popupInTab();
    await expect(lost(again)).toContainText('revoke');
    await expect(again.getByRole('heading', { name: 'Captured token' })).toBeHidden();
    await lost(again).getByRole('button', { name: 'Close' }).click();
    await expect(lost(again)).toBeHidden();
    const later = await extension.popupInTab();
    await expect(later.getByLabel('API token')).toBeVisible();
    await expect(lost(later)).toBeHidden();
  },
);
