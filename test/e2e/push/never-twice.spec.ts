import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Simulators } from '../../simulators';
import type { FaultAction } from '../../simulators/faults';
import { enabled, pressTwice } from '../../support/press';
import { BY_NAME, LOOKED_UP, part, STILL_OPEN, writes } from '../../support/push';
import { serviceUserToken } from '../../support/user';
import { alerts, pasteInto, shows, showsNot } from '../../support/user-acts';
import type { UserBrowser } from '../../support/user-browser';
import { userChromium, userOf } from '../../support/user-chromium';
import { userFirefox } from '../../support/user-firefox';
import {
  askAnew,
  BUTTONS,
  done,
  hasCapture,
  type Kind,
  longAgo,
  lookedUp,
  readyFor,
  shownState,
} from '../../support/user-push';
import { expect, firefoxTest, inBoth, test } from '../fixtures';

const WRITE = /app-connections\/humanitec(\/[0-9a-f-]{36})?$/;

const METHODS = { create: 'POST', rotate: 'PATCH' } as const;
const NOT_DONE = {
  create: /^The connection .* was not created\./m,
  rotate: /^The token was not updated\./m,
} as const;

/** How often the token was stored. */
function carriedOut({ infisical }: Simulators, token: string): number {
  return infisical.us.state.connections.filter(({ apiToken }) => apiToken === token).length;
}

for (const kind of Object.keys(BUTTONS) as Kind[]) {
  const button = BUTTONS[kind];
  const write = { method: METHODS[kind], path: WRITE };
  const lost: [string, FaultAction, 'done' | 'not done'][] = [
    ['lost on its way', { kind: 'drop-before' }, 'not done'],
    ['carried out, the answer lost', { kind: 'drop-after' }, 'done'],
    ['answered by a gateway that gave up (504)', { kind: 'status', status: 504 }, 'not done'],
    ['answered by a web page', { kind: 'html' }, 'not done'],
  ];
  for (const [what, action, fate] of lost) {
    inBoth(
      `${kind}, ${what}: looked up until it is certain, then said, and sent again only by a click`,
      async ({ browser, simulators }) => {
        const { popup, token } = await readyFor(kind, browser, simulators);
        simulators.faults.add({ ...write, times: 1, action });
        await popup.press(button);
        if (fate === 'done') {
          await lookedUp(popup);
        } else {
          await shows(popup, STILL_OPEN);
          expect(await popup.alert()).toBe('');
          await longAgo(browser);
          // By itself: the popup looks again while it is open.
          await expect.poll(() => popup.alert()).toMatch(NOT_DONE[kind]);
          expect(await hasCapture(popup)).toBe(true);
          expect(writes(simulators)).toHaveLength(1);
          await popup.press(button);
          await done(popup);
        }
        expect(carriedOut(simulators, token)).toBe(1);
        expect(writes(simulators)).toHaveLength(fate === 'done' ? 1 : 2);
      },
    );
  }

  inBoth(
    `${kind}, look-ups failing too: neither success nor failure is claimed, and nothing is sent again`,
    async ({ browser, simulators }) => {
      const { popup, token } = await readyFor(kind, browser, simulators);
      simulators.faults.add({ ...write, times: 1, action: { kind: 'drop-after' } });
      const outage = { host: 'app.infisical.com', method: 'GET', path: /app-connections\/humanitec\// };
      // What is read before the request must still pass.
      simulators.faults.add({ ...outage, times: 1, action: { kind: 'delay', ms: 0 } });
      simulators.faults.add({ ...outage, action: { kind: 'status', status: 403, body: {} } });
      if (kind === 'create') await askAnew(browser, popup, BY_NAME);
      await popup.press(button);
      await alerts(popup, ['It could not be found out']);
      await popup.click('button', 'Look again');
      await popup.enabled('Look again');
      await alerts(popup, ['It could not be found out']);
      expect(writes(simulators)).toHaveLength(1);

      simulators.faults.clear();
      await popup.click('button', 'Look again');
      await done(popup);
      expect(carriedOut(simulators, token)).toBe(1);
      expect(writes(simulators)).toHaveLength(1);
    },
  );

  // Two windows have the focus at the same time for Playwright alone.
  test(`${kind}: double clicks in two popups are one request`, async ({ simulators, extension }) => {
    const { popup: first, token } = await readyFor(kind, userOf(extension, simulators), simulators);
    const checks = () => simulators.traffic.filter(({ host }) => host === 'api.humanitec.io').length;
    const before = checks();
    const other = await extension.popupInWindow();
    const popup = extension.context.pages().find((page) => page !== other && page.url() === other.url());
    if (!popup) throw new Error('The first popup is gone');
    const sends = kind === 'create' ? part.create : part.update;
    // Another popup checks the token anew, and until that is done nothing can be pressed.
    await expect.poll(checks).toBeGreaterThan(before);
    await enabled(sends(other));
    await first.enabled(button);
    simulators.faults.add({ ...write, action: { kind: 'delay', ms: 500 } });
    await Promise.all([pressTwice(sends(popup)), pressTwice(sends(other))]);
    await expect(part.done(popup)).toBeVisible();
    await expect(part.done(other)).toBeVisible();
    expect(carriedOut(simulators, token)).toBe(1);
    expect(writes(simulators)).toHaveLength(1);
  });

  firefoxTest(
    `Firefox: ${kind}: a double click is one request, and the popup of another window shows what came of it`,
    async ({ simulators, firefox }) => {
      const { popup, token } = await readyFor(kind, firefox, simulators);
      const other = await firefox.popupInWindow();
      await other.enabled(button);
      await popup.toFront();
      simulators.faults.add({ ...write, action: { kind: 'delay', ms: 500 } });
      await popup.pressTwice(button);
      await done(popup);
      await done(other);
      expect(carriedOut(simulators, token)).toBe(1);
      expect(writes(simulators)).toHaveLength(1);
    },
  );
}

/** Lives in a browser that can be closed and started again with its profile, in a test for each. */
function inBothRestarted(
  title: string,
  live: (lived: { start: () => Promise<UserBrowser>; simulators: Simulators }) => Promise<void>,
): void {
  const browsers = {
    Chromium: userChromium,
    Firefox: (simulators: Simulators, profile: string) => userFirefox(simulators, { profile }),
  };
  for (const [name, launch] of Object.entries(browsers))
    test(`${name}: ${title}`, async ({ simulators }) => {
      const profile = await mkdtemp(join(tmpdir(), 'restarted-'));
      let running: UserBrowser | undefined;
      const start = async (): Promise<UserBrowser> => {
        await running?.close();
        running = await launch(simulators, profile);
        return running;
      };
      try {
        await live({ start, simulators });
      } finally {
        await running?.close();
        await rm(profile, { recursive: true, force: true });
      }
    });
}

for (const kind of Object.keys(BUTTONS) as Kind[]) {
  inBothRestarted(
    `${kind}, the browser closed while it waits: on return it says what happened`,
    async ({ start, simulators }) => {
      const { popup, token } = await readyFor(kind, await start(), simulators);
      simulators.faults.add({
        method: METHODS[kind],
        path: WRITE,
        times: 1,
        action: { kind: 'delay', ms: 1000 },
      });
      await popup.press(BUTTONS[kind]);
      await expect.poll(() => writes(simulators).length).toBe(1);
      const again = await start();
      await expect.poll(() => carriedOut(simulators, token)).toBe(1);

      // The session ended with the browser, so that it cannot look yet.
      const reopened = await again.popup();
      await alerts(reopened, ['It could not be found out']);
      await shows(reopened, 'Sign in to Infisical');
      await again.signIn();
      await reopened.toFront();
      await reopened.reload();
      await shows(reopened, LOOKED_UP);
      expect(writes(simulators)).toHaveLength(1);
      await shows(await again.options(), 'humanitec-acme');
    },
  );
}

inBothRestarted(
  'the browser closed before the request arrived: on return it says that nothing was created',
  async ({ start, simulators }) => {
    const { popup } = await readyFor('create', await start(), simulators);
    simulators.faults.add({ method: 'POST', path: WRITE, action: { kind: 'drop-before' } });
    await popup.press(BUTTONS.create);
    // Chromium may repeat by itself what broke.
    await expect.poll(() => writes(simulators).length).toBeGreaterThan(0);
    const again = await start();
    // The background looks as soon as it starts, and finds nobody signed in.
    await expect.poll(() => shownState(again)).toBe('uncertain');
    await again.signIn();
    await longAgo(again);
    const reopened = await again.popup();
    await shows(reopened, 'Earlier push to app.infisical.com');
    await expect.poll(() => reopened.alert()).toMatch(NOT_DONE.create);
    // The one of the token that is lost stands above.
    await reopened.click('button', 'Close', 'last');
    await showsNot(reopened, 'Earlier push to app.infisical.com');
    await shows(reopened, 'API token');
    expect(simulators.infisical.us.state.connections).toEqual([]);
  },
);

inBoth(
  'a push without a certain end does not keep the next token out: it can be looked up or given up',
  async ({ browser, simulators }) => {
    const { popup } = await readyFor('create', browser, simulators);
    const outage = { host: 'app.infisical.com', method: 'GET', path: /connection-name/ };
    simulators.faults.add({ method: 'POST', path: WRITE, times: 1, action: { kind: 'drop-before' } });
    simulators.faults.add({ ...outage, times: 1, action: { kind: 'delay', ms: 0 } });
    simulators.faults.add({ ...outage, action: { kind: 'status', status: 403, body: {} } });
    await popup.press(BUTTONS.create);
    await alerts(popup, ['It could not be found out']);
    await popup.click('button', 'Discard');
    await pasteInto(popup, serviceUserToken(simulators.humanitec));
    await popup.press(BUTTONS.create);
    await alerts(popup, ['Another push is not finished yet.']);
    expect(writes(simulators)).toHaveLength(1);

    simulators.faults.clear();
    await popup.click('button', 'Give up');
    await popup.press(BUTTONS.create);
    await done(popup);
    expect(simulators.infisical.us.state.connections).toHaveLength(1);
  },
);

inBothRestarted(
  'what the end of the browser cut off is looked up when it starts again, with no page open',
  async ({ start, simulators }) => {
    const first = await start();
    const { popup } = await readyFor('create', first, simulators);
    simulators.faults.add({ method: 'POST', path: WRITE, action: { kind: 'drop-before' } });
    await popup.press(BUTTONS.create);
    // Chromium may repeat by itself what broke.
    await expect.poll(() => writes(simulators).length).toBeGreaterThan(0);
    await first.close();
    const before = simulators.traffic.length;
    await start();
    const since = () => simulators.traffic.slice(before).map(({ method, path }) => `${method} ${path}`);
    await expect.poll(since).toContain('POST /api/v1/auth/token');
    expect(simulators.infisical.us.state.connections).toEqual([]);
  },
);
