import type { Page } from '@playwright/test';
import { clickSend, heldToken, promptHost, waitForReady, writesTo } from '../../support/capturing';
import { expect, STATIC_MODAL, STATIC_TOKEN, test } from './fixtures';

const CASE = 'native modal, read-only input';
/** Width of the prompt where the window has room for it, in pixels of the window. */
const NATURAL_WIDTH = 288;

const boxOf = (page: Page) =>
  promptHost(page).evaluate((host) => {
    const { left, top, right, bottom, width } = host.getBoundingClientRect();
    return { left, top, right, bottom, width };
  });

/** Waits until a click counts; gives where the prompt is then. */
async function settledIn(page: Page) {
  await waitForReady(page);
  const box = await boxOf(page);
  const view = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.top).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(view.width);
  expect(box.bottom).toBeLessThanOrEqual(view.height);
  return box;
}

const zooms: Record<string, () => void> = {
  'html at 0.5': () => document.documentElement.style.setProperty('zoom', '0.5'),
  'html at 1.5': () => document.documentElement.style.setProperty('zoom', '1.5'),
  'html at 2': () => document.documentElement.style.setProperty('zoom', '2'),
  'html at 0.8, body at 1.3, dialog at 1.1': () => {
    document.documentElement.style.setProperty('zoom', '0.8');
    document.body.style.setProperty('zoom', '1.3');
    document.querySelector('dialog')?.style.setProperty('zoom', '1.1');
  },
};

for (const [name, zoom] of Object.entries(zooms))
  test(`zoomed by the page, ${name}: natural size, in the window, standing still, and a click captures`, async ({
    page,
    extension,
  }) => {
    const token = await page.evaluate((which) => window.corpus.show(which), CASE);
    await promptHost(page).waitFor();
    await page.evaluate(zoom);
    const box = await settledIn(page);
    expect(box.width).toBeCloseTo(NATURAL_WIDTH, 0);
    expect(await promptHost(page).evaluate(writesTo), 'the prompt is written to as it stands').toBe(0);
    expect(await boxOf(page)).toEqual(box);
    await clickSend(page);
    await expect.poll(() => heldToken(extension)).toBe(token);
  });

test('beside a dialog that brings a backdrop of its own over the whole window, not in the corner of that', async ({
  page,
}) => {
  await page.evaluate(
    (which) => window.corpus.show(which),
    'styled-components: portal without a role, with a field',
  );
  const { left, top } = await settledIn(page);
  const dialog = await page.locator('div', { has: page.locator('> h2') }).boundingBox();
  expect(left).toBeCloseTo(dialog?.x ?? 0, 0);
  expect(top - (dialog?.y ?? 0) - (dialog?.height ?? 0)).toBeCloseTo(8, 0);
});

for (const [width, height] of [
  [320, 600],
  [256, 180],
] as const)
  test(`in a window of ${width} x ${height} it fits, and a click captures`, async ({ page, extension }) => {
    await page.setViewportSize({ width, height });
    const token = await page.evaluate((which) => window.corpus.show(which), CASE);
    await settledIn(page);
    await clickSend(page);
    await expect.poll(() => heldToken(extension)).toBe(token);
  });

test('in a window lower than itself it scrolls, and keys reach its button', async ({ page, extension }) => {
  await page.setViewportSize({ width: 256, height: 80 });
  const token = await page.evaluate((which) => window.corpus.show(which), CASE);
  await promptHost(page).waitFor();
  await page.evaluate(() => document.querySelector<HTMLElement>('[popover=manual][role=group]')?.focus());
  await page.keyboard.press('Tab');
  await settledIn(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => heldToken(extension)).toBe(token);
});

test('at five times the size by the browser it fits, and a click captures', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.goto(STATIC_MODAL);
  const worker = await extension.worker();
  const zoom = (factor: number) =>
    worker.evaluate(async (to) => {
      const tabs = await chrome.tabs.query({ active: true });
      await Promise.all(tabs.map(({ id = 0 }) => chrome.tabs.setZoom(id, to)));
    }, factor);
  try {
    await zoom(5);
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(5);
    await settledIn(page);
    // The accessibility tree and the mouse measure the window, not the page.
    const { x, y } = await waitForReady(page);
    await page.mouse.click(x, y);
    await expect.poll(() => heldToken(extension)).toBe(STATIC_TOKEN);
  } finally {
    await zoom(1);
    await page.close();
  }
});

/** The prompt as it is drawn, once a click counts. */
async function picture(page: Page): Promise<string> {
  await settledIn(page);
  const { left, top, right, bottom } = await boxOf(page);
  const clip = { x: left, y: top, width: right - left, height: bottom - top };
  return (await page.screenshot({ clip })).toString('base64');
}

test("it looks the same where the page's policy forbids styles, and where the page styles everything", async ({
  extension,
}) => {
  const page = await extension.context.newPage();
  const bare = `${STATIC_MODAL}/bare`;
  await page.goto(bare);
  const plain = await picture(page);

  await page.goto(`${bare}/no-styles`);
  expect(await picture(page)).toBe(plain);

  await page.goto(bare);
  await page.addStyleTag({
    content:
      '[popover],[popover]::first-line,[popover]::first-letter{font-size:3px!important;color:#fff!important;direction:rtl!important;transition:all 9s!important}[popover]::selection{color:#fff;background:#fff}',
  });
  await promptHost(page).waitFor();
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
  expect(await picture(page)).toBe(plain);
  await page.close();
});
