/// <reference types="chrome" />
import { ONCE_MORE } from '../../support/capturing';
import { type ConsoleTab, clickAt, type Wishes } from '../../support/console-tab';
import { chromiumTab } from '../../support/console-tab-chromium';
import { firefoxTab } from '../../support/console-tab-firefox';
import { whileSessionIsFull } from '../../support/full-session';
import { insidePrompt, movesOf, sendButton, sendInTab } from '../../support/prompt-in-tab';
import {
  expect,
  finds,
  inBoth,
  NATIVE,
  openCase,
  openCorpus,
  STATIC_MODAL,
  STATIC_TOKEN,
  says,
  showCase,
  test,
} from './fixtures';
import { obstruct } from './obstacle';

/** `--page` of components/tokens.css. */
const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(28, 31, 35)';
/** `--accent`, light. */
const ACCENT = 'rgb(11, 92, 173)';

/** The sign beside what the prompt says, as it is seen. */
const sign = (tab: ConsoleTab) =>
  insidePrompt(tab, (root) => root.querySelector<HTMLElement>('[role=status] > span')?.innerText);

inBoth('it shows the mark and the name of the product, and what a click does', async (tab) => {
  await openCase(tab);
  await says(tab, 'Humanitec to Infisical');
  await says(tab, 'Send this token to Infisical?');
  await says(tab, 'It skips the clipboard.');
  const { width, height } = await insidePrompt(tab, (root) =>
    root.querySelector('svg')?.getBoundingClientRect().toJSON(),
  );
  // While it moves in, it is off by a fraction of a pixel.
  expect([Math.round(width), Math.round(height)]).toEqual([20, 20]);
  expect(await sign(tab)).toBe('');
});

inBoth('its button fills up until a click counts, and empties when the wait begins anew', async (tab) => {
  await openCase(tab);
  const seen = await insidePrompt(tab, async (root) => {
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

  const spot = await sendButton(tab, 'ready');
  await obstruct(tab);
  const waits = () =>
    insidePrompt(tab, (root) => {
      const send = root.querySelector('button');
      return send?.ariaDisabled === 'true' && send.querySelector('i')?.style.width === '0%';
    });
  await expect.poll(waits).toBe(true);
  await clickAt(tab, spot);
  await says(tab, ONCE_MORE);
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

for (const [name, [content, scheme, expected]] of Object.entries(backgrounds))
  inBoth(`it has the scheme of what it stands on, and can be read: ${name}`, async (tab) => {
    await tab.wish({ scheme });
    await openCorpus(tab);
    await tab.evaluate((css) => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
    }, content);
    await showCase(tab);
    const background = await insidePrompt(tab, (root) => {
      const panel = root.firstElementChild;
      return panel && getComputedStyle(panel).backgroundColor;
    });
    expect(background).toBe(expected);
    await sendButton(tab, 'ready');
    expect(await contrastOf(tab)).toBeGreaterThan(150);
  });

/** How far apart the darkest and the lightest point are of the line that the prompt says, from 0 to 255. */
async function contrastOf(tab: ConsoleTab): Promise<number> {
  const line = await finds(tab, 'StaticText', 'Send this token to Infisical?');
  const png = await tab.picture({ x: line.x - 80, y: line.y - 10, width: 160, height: 20 });
  return tab.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas?.drawImage(image, 0, 0);
    const { data: points = [] } = canvas?.getImageData(0, 0, image.width, image.height) ?? {};
    const greens = Array.from(points).filter((_, index) => index % 4 === 1);
    return Math.max(...greens) - Math.min(...greens);
  }, png);
}

inBoth(
  'with forced colours it has those of the system, and how far the button has filled is seen',
  async (tab) => {
    await tab.wish({ colours: 'forced' });
    const token = await openCase(tab);
    await sendButton(tab, 'ready');
    const { panel, canvas, bar, button } = await insidePrompt(tab, (root) => {
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
    await sendInTab(tab);
    await expect.poll(tab.held).toBe(token);
  },
);

const MOVES: [NonNullable<Wishes['motion']>, number][] = [
  ['any', 1],
  ['reduced', 0],
];
for (const [motion, moves] of MOVES)
  inBoth(`it moves in ${moves} times where its user wants motion: ${motion}`, async (tab) => {
    await tab.wish({ motion });
    await openCorpus(tab);
    const seen = movesOf(tab);
    await showCase(tab, NATIVE);
    expect(await seen).toBe(moves);
  });

/** How each browser is laid out from right to left. */
const FROM_RIGHT_TO_LEFT = {
  Chromium: (port: number) => chromiumTab(port, { args: ['--force-ui-direction=rtl'] }),
  Firefox: (port: number) => firefoxTab(port, { preferences: { 'intl.l10n.pseudo': 'bidi' } }),
};

for (const [browser, start] of Object.entries(FROM_RIGHT_TO_LEFT))
  test(`${browser}: where the browser is laid out from right to left, so is the prompt`, async ({ site }) => {
    const tab = await start(site.port);
    try {
      await tab.goto(STATIC_MODAL);
      const send = await sendButton(tab, 'ready');
      expect((await finds(tab, 'button', 'Dismiss')).x).toBeLessThan(send.x);
      await clickAt(tab, send);
      await expect.poll(tab.held).toBe(STATIC_TOKEN);
    } finally {
      await tab.close();
    }
  });

inBoth('in a window of 256 pixels nothing of it is cut off', async (tab) => {
  await tab.resize(256, 600);
  await openCase(tab);
  await sendButton(tab, 'ready');
  const [across, down] = await insidePrompt(tab, (root) => {
    const panel = root.firstElementChild;
    return panel ? [panel.scrollWidth - panel.clientWidth, panel.scrollHeight - panel.clientHeight] : [];
  });
  expect([across, down]).toEqual([0, 0]);
});

inBoth('captured: a sign, and where to go on', async (tab) => {
  await tab.letPopup('open');
  await openCase(tab);
  await sendInTab(tab);
  await says(tab, 'Captured');
  await says(tab, 'Go on in the window that this extension has opened.');
  expect(await sign(tab)).toBe('✓');
});

inBoth('captured, but the popup did not open: it says how to open it', async (tab) => {
  await tab.letPopup('stay closed');
  await openCase(tab);
  await sendInTab(tab);
  await says(tab, 'Captured');
  await says(tab, /icon in the browser's toolbar/);
  expect(await sign(tab)).toBe('✓');
});

inBoth('failed: a sign, what happened and what to do', async (tab) => {
  await openCase(tab);
  await whileSessionIsFull(tab, async () => {
    await sendInTab(tab);
    await says(tab, 'Something went wrong in the extension.');
    await says(tab, /^Try again\./);
    expect(await sign(tab)).toBe('✕');
  });
});
