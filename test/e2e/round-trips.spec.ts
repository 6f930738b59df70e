import { BY_NAME } from '../support/push';
import { linesOf, longestChain } from '../support/round-trips';
import { BUTTONS, done, readyFor } from '../support/user-push';
import { expect, inBoth } from './fixtures';

/** Longer than a busy machine takes to send what is asked at the same time. */
const LATENCY_MS = 400;

inBoth(
  'the press waits for the request, what Infisical asks for it, and the proof',
  async ({ browser, simulators }) => {
    const { popup } = await readyFor('create', browser, simulators);
    for (const host of ['app.infisical.com', 'api.humanitec.io']) simulators.latency.set(host, LATENCY_MS);
    await popup.hover(BUTTONS.create);
    const looks = () => simulators.traffic.filter(({ path }) => BY_NAME.test(path));
    await expect
      .poll(() => looks().length > 0 && looks().every(({ endedAt }) => endedAt !== undefined))
      .toBe(true);

    const before = simulators.traffic.length;
    await popup.click('button', BUTTONS.create);
    await done(popup);
    expect(linesOf(longestChain(simulators.traffic.slice(before)))).toEqual([
      'app.infisical.com/api/v1/app-connections/humanitec',
      'api.humanitec.io/orgs',
      expect.stringMatching(/^app\.infisical\.com\/api\/v1\/app-connections\/humanitec\/[0-9a-f-]{36}$/),
    ]);
  },
);
