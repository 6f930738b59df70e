import { setTimeout as pause } from 'node:timers/promises';
import type { Page as PopupPage } from 'puppeteer-core';
import { consoleSite } from '../fixtures/console/server';
import { startSimulators } from '../simulators';
import { waitForAccessible } from './accessible';
import { type Arena, type PopupButton, playIn } from './arena';
import { heldToken } from './capturing';
import { launchWithExtension } from './extension';
import { GAME_PAGE, GAME_PAGES } from './hostile-game';
import { openDisplay, WINDOW } from './real-window';
import { signIn } from './user';

/** {@link Arena} with Chromium. */
export async function chromiumArena(): Promise<Arena> {
  const display = await openDisplay();
  const simulators = await startSimulators({ console: consoleSite(GAME_PAGES).fetch });
  const extension = await launchWithExtension({
    port: simulators.port,
    headless: false,
    window: display.env,
    // Test type: no bar that warns of the other flags and pushes the page down.
    args: ['--window-position=0,0', `--window-size=${WINDOW.width},${WINDOW.height}`, '--test-type'],
  });
  await signIn(extension, simulators);
  // Keys that miss the page press what the browser has, the cross of its tab too; without any tab the browser would end.
  const idle = extension.context.pages()[0] ?? (await extension.context.newPage());
  let page = await extension.context.newPage();

  const startAnew = async (): Promise<void> => {
    for (const other of extension.context.pages()) if (other !== idle) await other.close();
    page = await extension.context.newPage();
    await page.bringToFront();
    await display.input('mousemove', 60, 900, 'click', 1, 'sleep', 0.2);
    // Not a blank tab: there the keys would go to the address bar.
    await page.goto(GAME_PAGE);
    await (await extension.worker()).evaluate(async () => {
      await chrome.storage.session.clear();
      await chrome.storage.local.clear();
    });
  };
  const findOrigin = async (): Promise<{ x: number; y: number } | undefined> => {
    const moved = page
      .evaluate(
        () =>
          new Promise<{ x: number; y: number }>((resolve) =>
            addEventListener(
              'mousemove',
              ({ screenX, screenY, clientX, clientY }) =>
                resolve({ x: screenX - clientX, y: screenY - clientY }),
              { once: true, capture: true },
            ),
          ),
      )
      // Where the page is closed meanwhile.
      .catch(() => undefined);
    // The page is told only once it is in front and nothing lies over it any more.
    for (let step = 0; step < 10; step += 1) {
      await display.input('sleep', 0.1, 'mousemove', 80 + step, 800, 'sleep', 0.1);
      const found = await Promise.race([moved, pause(1_000)]);
      if (found) return found;
      await page.bringToFront();
    }
    return undefined;
  };
  const popup = async (): Promise<PopupPage | undefined> => extension.popupIfOpen();
  return {
    display,
    simulators,
    play: (game, address) => playIn(page, game, address),
    origin: async () => {
      for (let tries = 0; tries < 3; tries += 1) {
        const found = await findOrigin();
        if (found) return found;
        // A key of the last series may have opened something of the browser's own, which swallows the pointer.
        await display.input('key', 'Escape', 'sleep', 0.2);
        await startAnew();
      }
      throw new Error('The pointer does not reach the page');
    },
    evaluate: <A, R>(run: (given: A) => R, given: A) =>
      page.evaluate(run as (given: unknown) => unknown, given) as Promise<R>,
    picture: (clip) => page.screenshot({ clip }),
    held: () => heldToken(extension),
    send: () => waitForAccessible(page, 'button', 'Send to Infisical'),
    buttons: async () => (await (await popup())?.evaluate(readButtons).catch(() => [])) ?? [],
    openPopup: async () => {
      await extension.openPopup();
    },
    actOn: async ({ name }) => {
      const open = await popup();
      const session = await open?.createCDPSession();
      const spot = await open?.evaluate(middleOf, name);
      if (!session || !spot) throw new Error(`No button ${name} in the popup`);
      // Presses without any movement before: DevTools offer no accessibility action.
      for (const type of ['mousePressed', 'mouseReleased'] as const)
        await session.send('Input.dispatchMouseEvent', { type, ...spot, button: 'left', clickCount: 1 });
      await session.detach();
    },
    startAnew,
    close: async () => {
      await extension.close();
      await simulators.close();
      await display.close();
    },
  };
}

/** Runs in the popup. */
function readButtons(): PopupButton[] {
  return [...document.querySelectorAll('button')].map((button) => {
    const box = button.getBoundingClientRect();
    return {
      name: button.textContent.trim(),
      x: Math.round(screenX + box.x + box.width / 2),
      y: Math.round(screenY + box.y + box.height / 2),
      focused: button === document.activeElement,
    };
  });
}

/** Runs in the popup. */
function middleOf(name: string): { x: number; y: number } | undefined {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
  const box = button?.getBoundingClientRect();
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
