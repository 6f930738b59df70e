import type { Page } from '@playwright/test';
import { serveConsole } from '../../fixtures/console/server';
import { waitForAccessible } from '../../support/accessible';
import { clickSend, heldToken, ONCE_MORE, promptHost, waitForReady } from '../../support/capturing';
import { devtools, type ExtensionBrowser, launchWithExtension } from '../../support/extension';
import { insidePrompt } from '../../support/prompt-inside';
import { expect, PAGES, STATIC_MODAL, STATIC_TOKEN, test } from './fixtures';

const CASE = 'native modal, read-only input';
/** `--page` of components/tokens.css. */
const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(28, 31, 35)';
/** `--accent`, light. */
const ACCENT = 'rgb(11, 92, 173)';

const show = (page: Page) => page.evaluate((name) => window.corpus.show(name), CASE);

const says = (page: Page, text: string) => waitForAccessible(page, 'StaticText', text);

/** The sign beside what the prompt says, as it is seen. */
const sign = (page: Page) =>
  insidePrompt(page, (root) => root.querySelector<HTMLElement>('[role=status] > span')?.innerText);

test('it shows the mark and the name of the product, and what a click does', async ({ page }) => {
  await show(page);
  await says(page, 'Humanitec to Infisical');
  await says(page, 'Send this token to Infisical?');
  await says(page, 'It skips the clipboard.');
  const { width, height } = await insidePrompt(page, (root) =>
    root.querySelector('svg')?.getBoundingClientRect().toJSON(),
  );
  // While it moves in, it is off by a fraction of a pixel.
  expect([Math.round(width), Math.round(height)]).toEqual([20, 20]);
  expect(await sign(page)).toBe('');
});

test('its button fills up until a click counts, and empties when the wait begins anew', async ({ page }) => {
  await show(page);
  await promptHost(page).waitFor();
  const seen = await insidePrompt(page, async (root) => {
    const frames: { filled: number; isDisabled: boolean; color: string }[] = [];
    const send = root.querySelector('button');
    do {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames.push({
        filled: Number.parseFloat(send?.querySelector('i')?.style.width ?? ''),
        isDisabled: send?.ariaDisabled === 'true',
        color: send ? getComputedStyle(send).backgroundColor : '',
      });
    } while (frames.at(-1)?.isDisabled);
    return frames;
  });
  expect(seen.pop()).toEqual({ filled: 0, isDisabled: false, color: ACCENT });
  expect(seen.filter(({ color }) => color === ACCENT)).toEqual([]);
  expect(seen.some(({ filled }) => filled > 0 && filled < 100)).toBe(true);

  const { x, y } = await waitForReady(page);
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;pointer-events:none;background:none';
    document.querySelector('dialog')?.append(cover);
    cover.showPopover();
  });
  const waits = () =>
    insidePrompt(page, (root) => {
      const send = root.querySelector('button');
      return send?.ariaDisabled === 'true' && send.querySelector('i')?.style.width === '0%';
    });
  await expect.poll(waits).toBe(true);
  await page.mouse.click(x, y);
  await says(page, ONCE_MORE);
});

/** Pages with their background, the browser's preference, and what the prompt has to match. */
const backgrounds = {
  'a light page in a dark browser': ['dialog{background:#fff}', 'dark', LIGHT],
  'a dark page in a light browser': ['dialog{background:oklch(0.25 0.03 260)}', 'light', DARK],
  'a light tint of black on a light page': [
    'body{background:#fafafa}dialog{background:rgb(0 0 0/6%)}',
    'dark',
    LIGHT,
  ],
  'nothing painted, in a dark browser': ['dialog{background:none}', 'dark', DARK],
  'nothing painted, in a light browser': ['dialog{background:none}', 'light', LIGHT],
} as const;

for (const [name, [content, colorScheme, expected]] of Object.entries(backgrounds))
  test(`it has the scheme of what it stands on: ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.addStyleTag({ content });
    await show(page);
    await promptHost(page).waitFor();
    const background = await insidePrompt(page, (root) => {
      const panel = root.firstElementChild;
      return panel && getComputedStyle(panel).backgroundColor;
    });
    expect(background).toBe(expected);
  });

test('with forced colours it has those of the system, and how far the button has filled is seen', async ({
  page,
  extension,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const token = await show(page);
  await waitForReady(page);
  const { panel, canvas, bar, button } = await insidePrompt(page, (root) => {
    const probe = document.body.appendChild(document.createElement('div'));
    probe.style.background = 'Canvas';
    const colour = (element: Element | null) => (element ? getComputedStyle(element) : undefined);
    const [section, send, fill] = ['section', 'button', 'i'].map((part) => root.querySelector(part));
    return {
      panel: colour(section ?? null)?.backgroundColor,
      canvas: colour(probe)?.backgroundColor,
      bar: colour(fill ?? null)?.borderBottomColor,
      button: colour(send ?? null)?.backgroundColor,
    };
  });
  expect(panel).toBe(canvas);
  expect(bar).not.toBe(button);
  await clickSend(page);
  await expect.poll(() => heldToken(extension)).toBe(token);
});

for (const [reducedMotion, moves] of [
  ['no-preference', 1],
  ['reduce', 0],
] as const)
  test(`it moves in ${moves} times where the user's preference is ${reducedMotion}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    const session = await devtools(page);
    let started = 0;
    session.on('Animation.animationStarted', () => started++);
    await session.send('Animation.enable');
    await show(page);
    await waitForReady(page);
    expect(started).toBe(moves);
  });

test('where the browser is laid out from right to left, so is the prompt', async () => {
  const server = await serveConsole(PAGES);
  const extension = await launchWithExtension({ port: server.port, args: ['--force-ui-direction=rtl'] });
  try {
    const page = await extension.context.newPage();
    await page.goto(STATIC_MODAL);
    const send = await waitForReady(page);
    const dismiss = await waitForAccessible(page, 'button', 'Dismiss');
    expect(dismiss.x).toBeLessThan(send.x);
    await page.mouse.click(send.x, send.y);
    await expect.poll(() => heldToken(extension)).toBe(STATIC_TOKEN);
  } finally {
    await extension.close();
    await server.close();
  }
});

test('in a window of 256 pixels nothing of it is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 256, height: 600 });
  await show(page);
  await waitForReady(page);
  const [across, down] = await insidePrompt(page, (root) => {
    const panel = root.firstElementChild;
    return panel ? [panel.scrollWidth - panel.clientWidth, panel.scrollHeight - panel.clientHeight] : [];
  });
  expect([across, down]).toEqual([0, 0]);
});

test('captured: a sign, and where to go on', async ({ page }) => {
  await show(page);
  await clickSend(page);
  await says(page, 'Captured');
  await says(page, 'Go on in the window that this extension has opened.');
  expect(await sign(page)).toBe('✓');
});

/** Does something to the background while `act` runs. */
async function withBackground(
  extension: ExtensionBrowser,
  change: () => void | Promise<void>,
  undo: () => void | Promise<void>,
  act: () => Promise<void>,
): Promise<void> {
  const worker = await extension.worker();
  await worker.evaluate(change);
  try {
    await act();
  } finally {
    await worker.evaluate(undo);
  }
}

test('captured, but the popup did not open: it says how to open it', async ({ page, extension }) => {
  await withBackground(
    extension,
    () => {
      const { openPopup } = chrome.action;
      Object.assign(globalThis, { openPopup });
      chrome.action.openPopup = () => Promise.reject(new Error('No window has the focus'));
    },
    () => {
      Object.assign(chrome.action, { openPopup: Reflect.get(globalThis, 'openPopup') });
    },
    async () => {
      await show(page);
      await clickSend(page);
      await says(page, 'Captured');
      await waitForAccessible(page, 'StaticText', /icon in the browser's toolbar/);
      expect(await sign(page)).toBe('✓');
    },
  );
});

test('failed: a sign, what happened and what to do', async ({ page, extension }) => {
  await withBackground(
    extension,
    async () => {
      const { session } = chrome.storage;
      const left = session.QUOTA_BYTES - (await session.getBytesInUse());
      await session.set({ filler: 'x'.repeat(left - 200) });
    },
    () => chrome.storage.session.remove('filler'),
    async () => {
      await show(page);
      await clickSend(page);
      await says(page, 'Something went wrong in the extension.');
      await waitForAccessible(page, 'StaticText', /^Try again\./);
      expect(await sign(page)).toBe('✕');
    },
  );
});
