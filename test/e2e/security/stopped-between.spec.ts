import { hold } from '../../support/hold';
import { Judge } from '../../support/kills/judge';
import { writes } from '../../support/push';
import { serviceUserToken } from '../../support/user';
import { createInConsole, pasteToken, send, shows } from '../../support/user-acts';
import { expect, inBoth } from '../fixtures';

/*
 * The background is stopped between any two steps of a token, and in the middle of its checks. The points of a push:
 * `push/stopped-worker.spec.ts`; journeys by chance, in Chromium: `worker-kills.spec.ts`.
 */

/** The background has it, perhaps since a click before that. */
const CAPTURED = /^(Captured|Already captured)/m;

inBoth(
  'a token is captured, checked and sent once by a background that is stopped before each of it',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
    const console = await createInConsole(browser, user.id);
    await console.promptReady();
    await browser.stopBackground();
    await console.toFront();
    await console.sendPrompted();
    await expect.poll(() => console.prompted()).toMatch(CAPTURED);
    const [{ value } = { value: '' }] = simulators.humanitec.tokensOf(user.id);

    await browser.stopBackground();
    const popup = await browser.popup();
    await shows(popup, value.slice(-4));
    await shows(popup, 'Ready: can write to shop');
    await shows(popup, 'Create connection');

    await browser.stopBackground();
    await popup.toFront();
    await send(popup, 'Create connection');
    await browser.stopBackground();
    const reopened = await browser.popup();
    await shows(reopened, 'Send another token');

    const [connection] = simulators.infisical.us.state.connections;
    const fate = { value, captured: true, connection: connection?.name ?? '' };
    const judge = new Judge(simulators);
    judge.believe(fate, await reopened.text());
    judge.conclude([fate], await reopened.text());
    expect(judge.wrong).toEqual([]);
  },
);

inBoth(
  'a background that is stopped as a token comes in has it, or the prompt says that it has not',
  async ({ browser, simulators }) => {
    const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
    const console = await createInConsole(browser, user.id);
    await console.promptReady();
    await console.sendPrompted();
    await browser.stopBackground();
    await console.toFront();
    await expect.poll(() => console.prompted()).toMatch(/captured|went wrong/i);
    if (!CAPTURED.test(await console.prompted())) await console.sendPrompted();
    await expect.poll(() => console.prompted()).toMatch(CAPTURED);
    const [{ value } = { value: '' }] = simulators.humanitec.tokensOf(user.id);
    await shows(await browser.popup(), value.slice(-4));
  },
);

inBoth(
  'checks go on when the background is stopped in the middle of them, and nothing is sent by that',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const held = hold(simulators, { method: 'GET', path: /^\/orgs\/acme\/apps$/ });
    const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
    await expect.poll(held.isHeld).toBe(true);
    await browser.stopBackground();
    held.release();
    await shows(popup, 'Ready: can write to shop');
    expect(writes(simulators)).toEqual([]);
  },
);
