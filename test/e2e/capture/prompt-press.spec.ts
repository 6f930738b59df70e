import type { Page } from '@playwright/test';
import { findAccessible, waitForAccessible } from '../../support/accessible';
import { heldToken, ONCE_MORE, promptHost, waitForReady } from '../../support/capturing';
import { expect, test } from './fixtures';

/** Longer than a delivered capture takes to be stored. */
const SETTLED = 700;

const CASE = 'native modal, read-only input';

const button = (page: Page) => findAccessible(page, 'button', 'Send to Infisical');

/** Covers the whole window with something that lets clicks through, so that no click counts. */
async function cover(page: Page): Promise<void> {
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.popover = 'manual';
    cover.style.cssText =
      'position:fixed;inset:0;width:100%;height:100%;margin:0;border:0;background:#fff;pointer-events:none';
    document.querySelector('dialog')?.append(cover);
    cover.showPopover();
  });
  await expect.poll(async () => (await button(page))?.isDisabled).toBe(true);
}

const uncover = (page: Page) => page.evaluate(() => document.querySelector('#cover')?.remove());

test('a click that does not count is answered, and the next one counts', async ({ page, extension }) => {
  const token = await page.evaluate((name) => window.corpus.show(name), CASE);
  const { x, y } = await waitForReady(page);
  await cover(page);
  await page.mouse.click(x, y);
  await waitForAccessible(page, 'StaticText', ONCE_MORE);
  expect(await heldToken(extension)).toBeUndefined();

  await uncover(page);
  const again = await waitForReady(page);
  expect(again, 'the answer must not move the button').toMatchObject({ x, y });
  await page.mouse.click(x, y);
  await expect.poll(() => heldToken(extension)).toBe(token);
});

test('while a click does not count the button keeps the focus, and a held key never counts', async ({
  page,
  extension,
}) => {
  const token = await page.evaluate((name) => window.corpus.show(name), CASE);
  const { x, y } = await waitForReady(page);
  await cover(page);
  await page.mouse.click(x, y);
  await waitForAccessible(page, 'StaticText', ONCE_MORE);
  expect(await promptHost(page).evaluate((host) => host === document.activeElement)).toBe(true);

  await page.keyboard.down('Enter');
  await uncover(page);
  for (let repeats = 0; repeats < 40; repeats++) {
    await page.keyboard.down('Enter');
    await page.waitForTimeout(30);
  }
  await page.keyboard.up('Enter');
  expect(await heldToken(extension)).toBeUndefined();

  await waitForReady(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => heldToken(extension)).toBe(token);
});

test('a space bar that went down too early does not count when it is let go', async ({ page, extension }) => {
  await page.evaluate((name) => window.corpus.show(name), CASE);
  const { x, y } = await waitForReady(page);
  await cover(page);
  await page.mouse.click(x, y);
  await page.keyboard.down('Space');
  await uncover(page);
  await waitForReady(page);
  await page.keyboard.up('Space');
  await page.waitForTimeout(SETTLED);
  expect(await heldToken(extension)).toBeUndefined();
});

test('a mouse button pressed too early does not count when it is let go', async ({ page, extension }) => {
  await page.evaluate((name) => window.corpus.show(name), CASE);
  const { x, y } = await waitForReady(page);
  await cover(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await uncover(page);
  await waitForReady(page);
  await page.mouse.up();
  await page.waitForTimeout(SETTLED);
  expect(await heldToken(extension)).toBeUndefined();
});

test('an early click on a busy page is not late because it is handled late', async ({ page, extension }) => {
  await page.evaluate((name) => window.corpus.show(name), CASE);
  const { x, y } = await waitForReady(page);
  await page.evaluate(() => window.corpus.clear());
  await expect(promptHost(page)).toHaveCount(0);

  const isBusy = page.waitForEvent('console', (message) => message.text() === 'busy');
  const busy = page.evaluate(async (name) => {
    void window.corpus.show(name);
    while (!document.querySelector('[popover=manual]:popover-open'))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    // Until the browser has told that it is visible.
    for (let frames = 0; frames < 4; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
    console.log('busy');
    for (const start = performance.now(); performance.now() - start < 2_000; );
  }, CASE);
  await isBusy;
  await Promise.all([page.mouse.click(x, y), busy]);
  await waitForAccessible(page, 'StaticText', ONCE_MORE);
  expect(await heldToken(extension)).toBeUndefined();
});
