import type { Page } from '@playwright/test';
import { waitForAccessible } from '../../support/accessible';
import { clickSend, heldToken, promptHost, READING, waitForReady } from '../../support/capturing';
import { expect, STATIC_MODAL, STATIC_TOKEN, test } from './fixtures';

const CASE = 'native modal, read-only input';
/** Longer than a delivered capture takes to be stored. */
const SETTLED = 700;

/** Shows a token, lets the page attack for as long as a person would read the prompt, then clicks where the button is. */
async function attackThenClick(page: Page, attack: () => void): Promise<void> {
  await page.evaluate((name) => window.corpus.show(name), CASE);
  const button = await waitForAccessible(page, 'button', 'Send to Infisical');
  await page.waitForTimeout(READING);
  await page.evaluate(attack);
  await page.waitForTimeout(300);
  await page.mouse.click(button.x, button.y);
  await page.waitForTimeout(SETTLED);
}

test('without an attack, one click captures', async ({ page, extension }) => {
  const token = await page.evaluate((name) => window.corpus.show(name), CASE);
  const { x, y } = await waitForReady(page);
  await page.mouse.click(x, y);
  await expect.poll(() => heldToken(extension)).toBe(token);
});

test('synthetic events on the host capture nothing', async ({ page, extension }) => {
  await page.evaluate((name) => window.corpus.show(name), CASE);
  await promptHost(page).waitFor();
  await page.waitForTimeout(READING);
  await page.evaluate(() => {
    const host = document.querySelector<HTMLElement>('[popover=manual][role=group]');
    host?.click();
    host?.focus();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      host?.dispatchEvent(
        new PointerEvent(type, { bubbles: true, composed: true, clientX: 60, clientY: 60 }),
      );
    host?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
  });
  await page.waitForTimeout(SETTLED);
  expect(await heldToken(extension)).toBeUndefined();
});

test('the page cannot put the focus on the button and have typed keys press it', async ({
  page,
  extension,
}) => {
  await page.evaluate((name) => window.corpus.show(name), CASE);
  await promptHost(page).waitFor();
  await page.waitForTimeout(READING);
  await page.evaluate(() => document.querySelector<HTMLElement>('[popover=manual][role=group]')?.focus());
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await page.waitForTimeout(SETTLED);
  expect(await heldToken(extension)).toBeUndefined();
});

const attacks: Record<string, () => void> = {
  'body of no opacity': () => document.body.style.setProperty('opacity', '0'),
  'html of no opacity': () => document.documentElement.style.setProperty('opacity', '0'),
  'dialog of little opacity': () => document.querySelector('dialog')?.style.setProperty('opacity', '0.05'),
  'dialog clipped away': () =>
    document.querySelector('dialog')?.style.setProperty('clip-path', 'inset(100%)'),
  'dialog scaled to nothing': () =>
    document.querySelector('dialog')?.style.setProperty('transform', 'scale(0)'),
  'dialog moved out of the window': () =>
    document.querySelector('dialog')?.style.setProperty('transform', 'translateX(-4000px)'),
  // Again and again: the prompt undoes what the page does to its host.
  'host of no opacity': () =>
    setInterval(() => {
      const host = document.querySelector<HTMLElement>('[popover=manual]');
      host?.style.setProperty('opacity', '0', 'important');
    }, 5),
  'host filtered away': () =>
    setInterval(() => {
      const host = document.querySelector<HTMLElement>('[popover=manual]');
      host?.style.setProperty('filter', 'opacity(0)', 'important');
    }, 5),
  'host covered, the cover lets clicks through': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position:fixed;inset:0;width:100%;height:100%;margin:0;border:0;background:#fff;pointer-events:none';
    document.querySelector('dialog')?.append(cover);
    cover.showPopover();
  },
  'host taken away and put back': () => {
    setInterval(() => {
      const host = document.querySelector('[popover=manual]:popover-open');
      const parent = host?.parentElement;
      host?.remove();
      if (host) parent?.append(host);
    }, 20);
  },
  'token replaced': () => {
    const field = document.querySelector<HTMLInputElement>('dialog input[readonly]');
    if (field)
      setInterval(() => Object.assign(field, { value: crypto.randomUUID().replaceAll('-', '') }), 30);
  },
};

for (const [name, attack] of Object.entries(attacks))
  test(`no capture: ${name}`, async ({ page, extension, problems }) => {
    await attackThenClick(page, attack);
    expect(await heldToken(extension)).toBeUndefined();
    expect(problems).toEqual([]);
  });

test('the whole page shrunk to a speck: the prompt keeps its size, and the speck that is clicked is not its button', async ({
  page,
  extension,
}) => {
  await page.evaluate((name) => window.corpus.show(name), CASE);
  await promptHost(page).waitFor();
  const shrunk = await page.evaluate(() => {
    document.documentElement.style.setProperty('zoom', '0.08');
    return document.querySelector('[popover=manual]')?.getBoundingClientRect().toJSON();
  });
  await page.waitForTimeout(READING);
  await page.mouse.click(shrunk.x + shrunk.width / 4, shrunk.bottom - shrunk.height / 4);
  await page.waitForTimeout(SETTLED);
  expect(await heldToken(extension)).toBeUndefined();
  expect(await promptHost(page).evaluate((host) => host.getBoundingClientRect().width)).toBeCloseTo(288);
});

test('no capture: host moved under the pointer at the last moment', async ({ page, extension }) => {
  await page.evaluate((name) => window.corpus.show(name), CASE);
  const button = await waitForAccessible(page, 'button', 'Send to Infisical');
  await page.waitForTimeout(READING);
  await page.mouse.move(700, 820);
  await page.evaluate(({ x, y }) => {
    addEventListener(
      'pointerdown',
      () => {
        const host = document.querySelector<HTMLElement>('[popover=manual]');
        const box = host?.getBoundingClientRect();
        if (box)
          host?.style.setProperty(
            'inset',
            `${820 - (y - box.top)}px auto auto ${700 - (x - box.left)}px`,
            'important',
          );
      },
      true,
    );
  }, button);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForTimeout(SETTLED);
  expect(await heldToken(extension)).toBeUndefined();
});

test('poisoned prototypes of the page neither see nor stop the prompt', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.addInitScript(() => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function () {
      document.title = 'attachShadow was seen';
      return attachShadow.call(this, { mode: 'open' });
    };
    const poison = () => {
      throw new Error('poisoned');
    };
    for (const name of ['getBoundingClientRect', 'matches', 'closest', 'append'])
      Object.assign(Element.prototype, { [name]: poison });
    Array.prototype.filter = () => [];
    String.prototype.replace = () => 'poisoned';
  });
  await page.goto(STATIC_MODAL);
  await clickSend(page);
  await expect.poll(() => heldToken(extension)).toBe(STATIC_TOKEN);
  expect(await page.title()).toBe('Humanitec');
  await page.close();
});

test('a strict policy for content and types of the page neither stops the prompt nor is violated by it', async ({
  extension,
}) => {
  const page = await extension.context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  await page.goto(`${STATIC_MODAL}/strict`);
  await clickSend(page);
  await expect.poll(() => heldToken(extension)).toBe(STATIC_TOKEN);
  expect(problems).toEqual([]);
  await page.close();
});
