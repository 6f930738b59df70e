import { type Held, hold } from '../../support/hold';
import { BY_ID, BY_NAME, CREATE, lookedAhead, SIGN_IN, writes } from '../../support/push';
import { serviceUserToken } from '../../support/user';
import { alerts, pasteToken, shows } from '../../support/user-acts';
import type { UserPage } from '../../support/user-browser';
import { askAnew, BUTTONS, done, lookedUp, readyFor, shownState } from '../../support/user-push';
import { expect, inBoth } from '../fixtures';

const NOTHING_SENT = 'The browser stopped the extension before anything was sent.';

/** The request that is under way when the browser stops the background, and how many like it come before. */
interface Point {
  what: string;
  method: string;
  path: RegExp;
  after: number;
  isSent: boolean;
}

const POINTS: Record<'create' | 'rotate', Point[]> = {
  create: [
    { what: 'signs in', method: 'GET', path: SIGN_IN, after: 0, isSent: false },
    { what: 'asks for the name', method: 'GET', path: BY_NAME, after: 0, isSent: false },
    { what: 'waits for the answer', method: 'POST', path: CREATE, after: 0, isSent: true },
    { what: 'reads back', method: 'GET', path: BY_ID, after: 0, isSent: true },
  ],
  rotate: [
    { what: 'signs in', method: 'GET', path: SIGN_IN, after: 0, isSent: false },
    { what: 'reads what is there', method: 'GET', path: BY_ID, after: 0, isSent: false },
    { what: 'waits for the answer', method: 'PATCH', path: BY_ID, after: 0, isSent: true },
    { what: 'reads back', method: 'GET', path: BY_ID, after: 1, isSent: true },
  ],
};

for (const kind of ['create', 'rotate'] as const) {
  for (const { what, method, path, after, isSent } of POINTS[kind]) {
    inBoth(`${kind}: the browser stops the background while it ${what}`, async ({ browser, simulators }) => {
      const { state } = simulators.infisical.us;
      // One that ran while its storage was cleared has not noted of which version it is what it writes from then on.
      await browser.stopBackground();
      const { popup, token } = await readyFor(kind, browser, simulators);
      if (kind === 'rotate') await lookedAhead(simulators);
      const { release, isHeld } = hold(simulators, { method, path }, after);
      await askAnew(browser, popup, path);
      await popup.press(BUTTONS[kind]);
      await expect.poll(isHeld).toBe(true);
      await expect.poll(() => shownState(browser)).toBe('running');
      await popup.close();
      await browser.stopBackground();
      release();

      const reopened = await browser.popup();
      if (isSent) {
        await lookedUp(reopened);
      } else {
        await alerts(reopened, [NOTHING_SENT]);
        expect(writes(simulators)).toEqual([]);
        await reopened.press(BUTTONS[kind]);
        await done(reopened);
      }
      expect(writes(simulators)).toHaveLength(1);
      expect(state.connections).toMatchObject([{ apiToken: token }]);
    });
  }
}

/** What a popup waits for when the browser stops the background under it, and what it comes to all the same. */
const WAITING: { what: string; held: Held; comesTo: (popup: UserPage) => Promise<void> }[] = [
  {
    what: 'check of the token',
    held: { method: 'GET', path: /^\/current-user$/ },
    comesTo: (popup) => shows(popup, 'Ready: can write to shop'),
  },
  {
    what: 'sign-in to Infisical',
    held: { method: 'GET', path: SIGN_IN },
    comesTo: (popup) => popup.enabled(BUTTONS.create),
  },
];

for (const { what, held, comesTo } of WAITING) {
  inBoth(
    `a popup that stays open takes up again the ${what} that was stopped with the background`,
    async ({ browser, simulators }) => {
      await browser.signIn();
      const { release, isHeld } = hold(simulators, held);
      const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
      await expect.poll(isHeld).toBe(true);
      await browser.stopBackground();
      await popup.toFront();
      await comesTo(popup);
      release();
    },
  );
}

inBoth(
  'a popup that stays open looks up the push that was stopped with the background',
  async ({ browser, simulators }) => {
    // As above.
    await browser.stopBackground();
    const { popup, token } = await readyFor('create', browser, simulators);
    const { release, isHeld } = hold(simulators, { method: 'POST', path: CREATE });
    await popup.press(BUTTONS.create);
    await expect.poll(isHeld).toBe(true);
    await browser.stopBackground();
    release();
    await lookedUp(popup);
    expect(writes(simulators)).toHaveLength(1);
    expect(simulators.infisical.us.state.connections).toMatchObject([{ apiToken: token }]);
  },
);
