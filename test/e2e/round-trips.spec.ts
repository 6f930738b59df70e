import { BY_NAME, part, readyToPush } from '../support/push';
import { linesOf, longestChain } from '../support/round-trips';
import { expect, test } from './fixtures';

/** Longer than a busy machine takes to send what is asked at the same time. */
const LATENCY_MS = 400;

test('the press waits for the request, what Infisical asks for it, and the proof', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  for (const host of ['app.infisical.com', 'api.humanitec.io']) simulators.latency.set(host, LATENCY_MS);
  await popup.mouse.move(0, 0);
  await part.create(popup).hover();
  const looks = () => simulators.traffic.filter(({ path }) => BY_NAME.test(path));
  await expect
    .poll(() => looks().length > 0 && looks().every(({ endedAt }) => endedAt !== undefined))
    .toBe(true);

  const before = simulators.traffic.length;
  await part.create(popup).click();
  await expect(part.done(popup)).toBeVisible();
  expect(linesOf(longestChain(simulators.traffic.slice(before)))).toEqual([
    'app.infisical.com/api/v1/app-connections/humanitec',
    'api.humanitec.io/orgs',
    expect.stringMatching(/^app\.infisical\.com\/api\/v1\/app-connections\/humanitec\/[0-9a-f-]{36}$/),
  ]);
});
