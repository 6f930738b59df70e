import { test as base, expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { serveConsole } from '../../fixtures/console/server';
import { writesTo } from '../../support/capturing';
import { type FirefoxWithExtension, launchFirefox } from '../../support/firefox';
import { PAGES, STATIC_MODAL, STATIC_TOKEN } from './fixtures';

const HOST = '[popover][role=group]';

interface Console {
  page: Page;
  /** Loads a page and waits for the prompt. */
  open(url: string): Promise<void>;
  /** The token that the background holds, straight from its session storage. */
  heldToken(): Promise<string | undefined>;
}

const test = base.extend<{ console: Console }, { firefox: FirefoxWithExtension }>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const server = await serveConsole(PAGES);
      const firefox = await launchFirefox(server.port);
      await use(firefox);
      await firefox.close();
      await server.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  console: async ({ firefox }, use) => {
    // First, so that the console's tab has the focus.
    const options = await firefox.open('options.html');
    await options.waitForSelector('input');
    await options.evaluate(() => chrome.storage.session.clear());
    const page = await firefox.browser.newPage();
    await page.bringToFront();
    await use({
      page,
      open: async (url) => {
        await page.goto(url);
        await page.waitForFunction(
          (host) => (document.querySelector(host)?.getBoundingClientRect().top ?? -1) > 0,
          {},
          HOST,
        );
      },
      heldToken: async () => {
        const { vault } = await options.evaluate(() => chrome.storage.session.get<{ vault?: unknown }>());
        return JSON.stringify(vault ?? null).match(/"token":"([^"]+)"/)?.[1];
      },
    });
    await page.close();
    await options.close();
  },
});

const boxOf = (page: Page) =>
  page.$eval(HOST, (host) => {
    const { left, top, right, bottom, width, height } = host.getBoundingClientRect();
    return { left, top, right, bottom, width, height };
  });

/** Where the prompt's first button stands: its closed shadow root is closed to drivers too. */
async function sendButton(page: Page) {
  const { left, bottom } = await boxOf(page);
  return { x: left + 60, y: bottom - 20 };
}

/** Clicks until a click counts: none is made sooner after the one before than one has to wait. */
const clickUntilCaptured = (it: Console) =>
  expect(async () => {
    const { x, y } = await sendButton(it.page);
    await it.page.mouse.click(x, y);
    expect(await it.heldToken()).toBe(STATIC_TOKEN);
  }).toPass({ intervals: [1_000] });

/** Clicks at a spot several times, as far apart as a person who is asked to click once more. */
async function clickPatiently(page: Page, { x, y }: { x: number; y: number }) {
  for (let clicks = 0; clicks < 3; clicks++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await page.mouse.click(x, y);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

const zooms: Record<string, () => void> = {
  'html at 0.5': () => document.documentElement.style.setProperty('zoom', '0.5'),
  'html at 2': () => document.documentElement.style.setProperty('zoom', '2'),
  'html at 0.8, body at 1.3': () => {
    document.documentElement.style.setProperty('zoom', '0.8');
    document.body.style.setProperty('zoom', '1.3');
  },
};

for (const [name, zoom] of Object.entries(zooms))
  test(`Firefox, zoomed by the page, ${name}: natural size, standing still, and a click captures`, async ({
    console: it,
  }) => {
    await it.open(STATIC_MODAL);
    await it.page.evaluate(zoom);
    await expect.poll(async () => Math.round((await boxOf(it.page)).width)).toBe(288);
    expect(await it.page.$eval(HOST, writesTo), 'the prompt is written to as it stands').toBe(0);
    await clickUntilCaptured(it);
  });

for (const [width, height] of [
  [320, 600],
  [256, 180],
] as const)
  test(`Firefox, in a window of ${width} x ${height}: it fits, and a click captures`, async ({
    console: it,
  }) => {
    await it.page.setViewport({ width, height });
    await it.open(STATIC_MODAL);
    await expect(async () => {
      const { left, top, right, bottom } = await boxOf(it.page);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(bottom).toBeLessThanOrEqual(height);
    }).toPass();
    await clickUntilCaptured(it);
  });

test("Firefox: it looks the same where the page's policy forbids styles", async ({ console: it }) => {
  const picture = async () => {
    const { left, top, width, height } = await boxOf(it.page);
    return it.page.screenshot({ clip: { x: left, y: top, width, height }, encoding: 'base64' });
  };
  const bare = `${STATIC_MODAL}/bare`;
  await it.open(bare);
  await expect.poll(async () => (await boxOf(it.page)).width).toBe(288);
  let plain = await picture();
  // Until its button is as it is when a click counts.
  await expect(async () => {
    const before = plain;
    plain = await picture();
    expect(plain).toBe(before);
  }).toPass({ intervals: [1_000] });

  await it.open(`${bare}/no-styles`);
  await expect.poll(picture).toBe(plain);
});

/** How far apart the darkest and the lightest point of a picture are, from 0 to 255. */
const contrastOf = (page: Page, png: string) =>
  page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas?.drawImage(image, 0, 0);
    const { data: points = [] } = canvas?.getImageData(0, 0, image.width, image.height) ?? {};
    const greens = Array.from(points).filter((_, index) => index % 4 === 1);
    return Math.max(...greens) - Math.min(...greens);
  }, png);

test('Firefox, dark: what the prompt says can be read', async () => {
  const server = await serveConsole(PAGES);
  const firefox = await launchFirefox(server.port, {
    preferences: { 'layout.css.prefers-color-scheme.content-override': 0 },
  });
  try {
    const page = await firefox.browser.newPage();
    await page.goto(STATIC_MODAL);
    await page.waitForSelector(HOST);
    await expect(async () => {
      const { left, top } = await boxOf(page);
      // The line that it says, without border and buttons.
      const clip = { x: left + 4, y: top + 4, width: 260, height: 52 };
      const png = await page.screenshot({ clip, encoding: 'base64' });
      expect(await contrastOf(page, png)).toBeGreaterThan(150);
    }).toPass();
  } finally {
    await firefox.close();
    await server.close();
  }
});

const attacks: Record<string, () => void> = {
  'taken into a transparent frame': () => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0;opacity:0.01;z-index:9';
    document.body.append(frame);
    setInterval(() => {
      const host = document.querySelector<HTMLElement>('[popover]');
      if (!host) return;
      frame.contentDocument?.body.append(host);
      host.showPopover();
    }, 5);
  },
  'covered in each frame that is drawn, and bare when a frame begins': () => {
    const box = document.querySelector('[popover]')?.getBoundingClientRect();
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = `position:fixed;inset:${box?.top}px auto auto ${box?.left}px;width:288px;height:${box?.height}px;margin:0;border:0;padding:0`;
    document.body.append(cover);
    const drawCover = () => {
      cover.togglePopover(true);
      setTimeout(() => cover.togglePopover(false), 12);
      requestAnimationFrame(drawCover);
    };
    drawCover();
  },
  "covered by its host's own style": () => {
    const style = document.createElement('style');
    style.textContent =
      '[popover]::before{content:"";position:fixed;inset:0;background:#fff;pointer-events:none}';
    document.head.append(style);
  },
  'under the bubble of a field that is not valid': () => {
    const field = Object.assign(document.createElement('input'), { required: true });
    document.body.append(field);
    setInterval(() => field.reportValidity(), 20);
  },
};

for (const [name, attack] of Object.entries(attacks))
  test(`Firefox, no capture: ${name}`, async ({ console: it }) => {
    await it.open(STATIC_MODAL);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const spot = await sendButton(it.page);
    await it.page.evaluate(attack);
    await clickPatiently(it.page, spot);
    expect(await it.heldToken()).toBeUndefined();
  });
