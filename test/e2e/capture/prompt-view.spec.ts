/// <reference types="chrome" />
import { writesTo } from '../../support/capturing';
import { type ConsoleTab, clickAt } from '../../support/console-tab';
import { sendButton, sendInTab } from '../../support/prompt-in-tab';
import { expect, finds, inBoth, openCase, STATIC_MODAL, STATIC_TOKEN } from './fixtures';

/** Width of the prompt where the window has room for it, in pixels of the window. */
const NATURAL_WIDTH = 288;

const boxOf = (tab: ConsoleTab) =>
  tab.evaluate(() => {
    const host = document.querySelector('[popover=manual][role=group]');
    const { left = 0, top = 0, right = 0, bottom = 0, width = 0 } = host?.getBoundingClientRect() ?? {};
    return { left, top, right, bottom, width };
  }, undefined);

/** How often the prompt's host is written to while nothing moves. */
const writes = (tab: ConsoleTab): Promise<number> =>
  tab.inScript(`(${writesTo})(document.querySelector('[popover=manual][role=group]'))`) as Promise<number>;

/** Waits until a click counts; gives where the prompt is then. */
async function settledIn(tab: ConsoleTab) {
  await sendButton(tab, 'ready');
  const box = await boxOf(tab);
  const view = await tab.evaluate(() => ({ width: innerWidth, height: innerHeight }), undefined);
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
  inBoth(
    `zoomed by the page, ${name}: natural size, in the window, standing still, and a click captures`,
    async (tab) => {
      const token = await openCase(tab);
      await sendButton(tab, 'shown');
      await tab.evaluate(zoom, undefined);
      const box = await settledIn(tab);
      expect(box.width).toBeCloseTo(NATURAL_WIDTH, 0);
      expect(await writes(tab), 'the prompt is written to as it stands').toBe(0);
      expect(await boxOf(tab)).toEqual(box);
      await sendInTab(tab);
      await expect.poll(tab.held).toBe(token);
    },
  );

inBoth(
  'beside a dialog that brings a backdrop of its own over the whole window, not in the corner of that',
  async (tab) => {
    await openCase(tab, 'styled-components: portal without a role, with a field');
    const { left, top } = await settledIn(tab);
    const dialog = await tab.evaluate(
      () => document.querySelector('div:has(> h2)')?.getBoundingClientRect().toJSON() as DOMRect,
      undefined,
    );
    expect(left).toBeCloseTo(dialog.left, 0);
    expect(top - dialog.bottom).toBeCloseTo(8, 0);
  },
);

for (const [width, height] of [
  [320, 600],
  [256, 180],
] as const)
  inBoth(`in a window of ${width} x ${height} it fits, and a click captures`, async (tab) => {
    await tab.resize(width, height);
    const token = await openCase(tab);
    await settledIn(tab);
    await sendInTab(tab);
    await expect.poll(tab.held).toBe(token);
  });

inBoth('in a window lower than itself it scrolls, and keys reach its button', async (tab) => {
  await tab.resize(256, 80);
  const token = await openCase(tab);
  await sendButton(tab, 'shown');
  await tab.evaluate(
    () => document.querySelector<HTMLElement>('[popover=manual][role=group]')?.focus(),
    undefined,
  );
  // What scrolls is a stop of its own in Firefox.
  const hasFocus = async () => (await tab.accessible('button', 'Send to Infisical'))?.hasFocus;
  for (let presses = 0; presses < 2 && !(await hasFocus()); presses++) await tab.key('Tab');
  await settledIn(tab);
  await tab.key('Enter');
  await expect.poll(tab.held).toBe(token);
});

inBoth('at five times the size by the browser it fits, and a click captures', async (tab) => {
  await tab.goto(STATIC_MODAL);
  const zoom = (factor: number) =>
    tab.inBackground(async (to) => {
      const tabs = await chrome.tabs.query({ active: true });
      await Promise.all(tabs.map(({ id = 0 }) => chrome.tabs.setZoom(id, to)));
    }, factor);
  try {
    await zoom(5);
    await expect.poll(() => tab.evaluate(() => devicePixelRatio, undefined)).toBe(5);
    await settledIn(tab);
    // In Chromium the mouse measures the window, not the page.
    await clickAt(tab, await finds(tab, 'button', 'Send to Infisical'));
    await expect.poll(tab.held).toBe(STATIC_TOKEN);
  } finally {
    await zoom(1);
  }
});

/** The prompt as it is drawn, once a click counts. */
async function picture(tab: ConsoleTab): Promise<string> {
  await settledIn(tab);
  const { left, top, right, bottom } = await boxOf(tab);
  return tab.picture({ x: left, y: top, width: right - left, height: bottom - top });
}

inBoth(
  "it looks the same where the page's policy forbids styles, and where the page styles everything",
  async (tab) => {
    const bare = `${STATIC_MODAL}/bare`;
    await tab.goto(bare);
    const plain = await picture(tab);

    await tab.goto(`${bare}/no-styles`);
    expect(await picture(tab)).toBe(plain);

    await tab.goto(bare);
    await tab.evaluate(() => {
      document.head.append(
        Object.assign(document.createElement('style'), {
          textContent:
            '[popover],[popover]::first-line,[popover]::first-letter{font-size:3px!important;color:#fff!important;direction:rtl!important;transition:all 9s!important}[popover]::selection{color:#fff;background:#fff}',
        }),
      );
    }, undefined);
    await sendButton(tab, 'shown');
    await tab.evaluate(() => getSelection()?.selectAllChildren(document.body), undefined);
    expect(await picture(tab)).toBe(plain);
  },
);
