import type { Locator, Page } from '@playwright/test';
import { type Held, hold } from '../../support/hold';
import { Killer } from '../../support/kills/killer';
import { chooseExisting } from '../../support/popup';
import { press } from '../../support/press';
import {
  askAnew,
  BY_ID,
  BY_NAME,
  CREATE,
  LOOKED_UP,
  lookedAhead,
  part,
  readyToPush,
  SIGN_IN,
  writes,
} from '../../support/push';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import { expect, test } from '../fresh';

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
    test(`${kind}: the browser stops the background while it ${what}`, async ({ simulators, extension }) => {
      const { state, arrange } = simulators.infisical.us;
      if (kind === 'rotate') arrange.connection({ name: 'humanitec-acme' });
      const { popup, token } = await readyToPush(simulators, extension);
      if (kind === 'rotate') {
        await chooseExisting(popup);
        await lookedAhead(simulators);
      }
      const button = kind === 'create' ? part.create : part.update;
      const { release, isHeld } = hold(simulators, { method, path }, after);
      await askAnew(extension, popup, path);
      await press(button(popup));
      await expect.poll(isHeld).toBe(true);
      await popup.close();
      await stopWorker(await Killer.in(extension));
      release();

      const reopened = await extension.popupInTab();
      if (isSent) {
        await expect(part.done(reopened)).toBeVisible({ timeout: 20_000 });
        await expect(reopened.getByText(LOOKED_UP)).toBeVisible();
      } else {
        await expect(reopened.getByRole('alert').filter({ hasText: NOTHING_SENT })).toBeVisible();
        expect(writes(simulators)).toEqual([]);
        await press(button(reopened));
        await expect(part.done(reopened)).toBeVisible();
      }
      expect(writes(simulators)).toHaveLength(1);
      expect(state.connections).toMatchObject([{ apiToken: token }]);
    });
  }
}

/** What a popup waits for when the browser stops the background under it, and what it comes to all the same. */
const WAITING: { what: string; held: Held; comesTo: (popup: Page) => Locator }[] = [
  {
    what: 'check of the token',
    held: { method: 'GET', path: /^\/current-user$/ },
    comesTo: (popup) => popup.getByText('Ready: can write to shop'),
  },
  { what: 'sign-in to Infisical', held: { method: 'GET', path: SIGN_IN }, comesTo: part.create },
];

for (const { what, held, comesTo } of WAITING) {
  test(`a popup that stays open takes up again the ${what} that was stopped with the background`, async ({
    simulators,
    extension,
  }) => {
    await signIn(extension, simulators);
    const killer = await Killer.in(extension);
    const { release, isHeld } = hold(simulators, held);
    const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
    await expect.poll(isHeld).toBe(true);
    await stopWorker(killer);
    await expect(comesTo(popup)).toBeVisible();
    release();
  });
}

test('a popup that stays open looks up the push that was stopped with the background', async ({
  simulators,
  extension,
}) => {
  const killer = await Killer.in(extension);
  const { popup, token } = await readyToPush(simulators, extension);
  const { release, isHeld } = hold(simulators, { method: 'POST', path: CREATE });
  await press(part.create(popup));
  await expect.poll(isHeld).toBe(true);
  await stopWorker(killer);
  release();
  await expect(part.done(popup)).toBeVisible({ timeout: 20_000 });
  await expect(popup.getByText(LOOKED_UP)).toBeVisible();
  expect(writes(simulators)).toHaveLength(1);
  expect(simulators.infisical.us.state.connections).toMatchObject([{ apiToken: token }]);
});

async function stopWorker(killer: Killer): Promise<void> {
  await killer.kill();
  expect(killer.kills).toBe(1);
}
