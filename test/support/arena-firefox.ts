import { consoleSite } from '../fixtures/console/server';
import { startSimulators } from '../simulators';
import type { Spot } from './accessible';
import { type Arena, type PopupButton, playIn } from './arena';
import { launchFirefox } from './firefox';
import { GAME_PAGE, GAME_PAGES } from './hostile-game';
import { openDisplay } from './real-window';
import { signInOnPage } from './sign-in-page';

/** {@link Arena} with Firefox, whose accessibility tree shows what drivers do not reach: popup and closed shadow roots. */
export async function firefoxArena(): Promise<Arena> {
  const display = await openDisplay();
  const simulators = await startSimulators({ console: consoleSite(GAME_PAGES).fetch });
  const firefox = await launchFirefox(simulators.port, { window: display.env });
  const options = await firefox.open('options.html');
  const page = await firefox.browser.newPage();
  await signInOnPage(page, simulators);

  const buttonsIn = async (where: 'popup' | 'page'): Promise<PopupButton[]> =>
    JSON.parse(await firefox.chrome(`${READ_BUTTONS}(${JSON.stringify(where)})`));
  const origin = (): Promise<Spot> =>
    page.evaluate(() => {
      const { mozInnerScreenX: x, mozInnerScreenY: y } = window as unknown as Record<string, number>;
      return { x: x ?? 0, y: y ?? 0 };
    });
  return {
    display,
    simulators,
    play: async (game, address) => {
      await page.bringToFront();
      await playIn(page, game, address);
    },
    evaluate: <A, R>(run: (given: A) => R, given: A) =>
      page.evaluate(run as (given: unknown) => unknown, given) as Promise<R>,
    picture: async (clip) => Buffer.from(await page.screenshot({ clip })),
    held: async () => {
      const vault = await options.evaluate(
        "browser.storage.session.get('vault').then((items) => JSON.stringify(items))",
      );
      return String(vault).match(/"token":"([^"]+)"/)?.[1];
    },
    origin,
    send: async () => {
      for (const end = Date.now() + 10_000; Date.now() < end; ) {
        const found = (await buttonsIn('page')).find(({ name }) => name === 'Send to Infisical');
        const corner = await origin();
        if (found) return { x: found.x - corner.x, y: found.y - corner.y };
      }
      throw new Error('No prompt on the page');
    },
    buttons: () => buttonsIn('popup'),
    openPopup: async () => {
      await options.evaluate('void browser.action.openPopup()');
    },
    actOn: async ({ name }) => {
      await firefox.chrome(`${ACT}(${JSON.stringify(name)})`);
    },
    startAnew: async () => {
      await display.input('mousemove', 60, 900, 'click', 1, 'sleep', 0.2);
      // Not a blank tab: there the keys would go to the address bar.
      await page.goto(GAME_PAGE);
      await options.evaluate(
        'Promise.all([browser.storage.session.clear(), browser.storage.local.clear()]).then(() => true)',
      );
    },
    close: async () => {
      await firefox.close();
      await simulators.close();
      await display.close();
    },
  };
}

/** Evaluated in the browser's window: gives the accessible buttons below the popup or the page. */
const WALK = `
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const buttonsBelow = (where) => {
    const browser = where === 'page' ? gBrowser.selectedBrowser
      : [...document.querySelectorAll('.webextension-popup-browser')].find(({ currentURI }) => currentURI?.spec.endsWith('/popup.html'));
    const found = [];
    const walk = (node) => {
      if (/button/.test(service.getStringRole(node.role)) && node.name) found.push(node);
      for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
    };
    const root = browser && service.getAccessibleFor(browser);
    if (root) walk(root);
    return found;
  };
  const stateOf = (node) => { const state = {}; node.getState(state, {}); return state.value; };`;

const READ_BUTTONS = `((where) => {${WALK}
  return JSON.stringify(buttonsBelow(where).map((node) => {
    const [x, y, width, height] = [{}, {}, {}, {}];
    node.getBounds(x, y, width, height);
    return {
      name: node.name,
      x: Math.round(x.value + width.value / 2),
      y: Math.round(y.value + height.value / 2),
      focused: (stateOf(node) & Ci.nsIAccessibleStates.STATE_FOCUSED) !== 0,
    };
  }));
})`;

const ACT = `((name) => {${WALK}
  buttonsBelow('popup').find((node) => node.name === name).doAction(0);
})`;
