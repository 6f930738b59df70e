import { hold } from '../../support/hold';
import { stopBackground } from '../../support/kills/firefox-killer';
import { Judge } from '../../support/kills/judge';
import { writes } from '../../support/push';
import { serviceUserToken } from '../../support/user';
import { createInConsole, pasteToken, send, shows } from '../../support/user-acts';
import type { FirefoxUser } from '../../support/user-firefox';
import { expect, firefoxTest } from '../fixtures';

/*
 * Firefox's event page is stopped between any two steps of a token, and in the middle of its checks. Journeys by chance, in Chromium:
 * `worker-kills.spec.ts`; the points of a push, in both: `push/stopped-worker.spec.ts`.
 */

const stop = ({ driver }: FirefoxUser): Promise<void> => stopBackground(driver);

firefoxTest(
  'Firefox: a token is captured, checked and sent once by a background that is stopped before each of it',
  async ({ simulators, firefox }) => {
    await firefox.signIn();
    const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
    const console = await createInConsole(firefox, user.id);
    await stop(firefox);
    await console.sendPrompted();
    const [{ value } = { value: '' }] = simulators.humanitec.tokensOf(user.id);

    await stop(firefox);
    const popup = await firefox.popup();
    await shows(popup, value.slice(-4));
    await shows(popup, 'Ready: can write to shop');
    await shows(popup, 'Create connection');

    await stop(firefox);
    await send(popup, 'Create connection');
    await stop(firefox);
    const reopened = await firefox.popup();
    await shows(reopened, 'Send another token');

    const [connection] = simulators.infisical.us.state.connections;
    const fate = { value, captured: true, connection: connection?.name ?? '' };
    const judge = new Judge(simulators);
    judge.believe(fate, await reopened.text());
    judge.conclude([fate], await reopened.text());
    expect(judge.wrong).toEqual([]);
  },
);

firefoxTest(
  'Firefox: checks go on when the background is stopped in the middle of them, and nothing is sent by that',
  async ({ simulators, firefox }) => {
    await firefox.signIn();
    const held = hold(simulators, { method: 'GET', path: /^\/orgs\/acme\/apps$/ }, 0);
    const popup = await pasteToken(firefox, serviceUserToken(simulators.humanitec));
    await expect.poll(held.isHeld).toBe(true);
    await stop(firefox);
    held.release();
    await shows(popup, 'Ready: can write to shop');
    expect(writes(simulators)).toEqual([]);
  },
);
