import type { Page } from '@playwright/test';
import type { FaultAction } from '../../simulators/faults';
import { pasteToken, serviceUserToken, signIn } from '../../support/scenario';
import { expect, test } from '../fixtures';

const CREATE = /^\/api\/v1\/app-connections\/humanitec$/;
const BY_NAME = /connection-name/;
const BY_ID = /app-connections\/humanitec\/[0-9a-f-]{36}$/;
const EXCHANGE = /auth\/token$/;

const created = (popup: Page) => popup.getByRole('link', { name: 'Open in Infisical' });
const createButton = (popup: Page) => popup.getByRole('button', { name: 'Create connection' });

/** Every request of a push, lost before Infisical handled it and after. */
const POINTS: [string, string, RegExp, FaultAction][] = (
  [
    ['the exchange of the cookie', 'POST', EXCHANGE],
    ['the question by name', 'GET', BY_NAME],
    ['the creation', 'POST', CREATE],
    ['the reading back', 'GET', BY_ID],
  ] as const
).flatMap(([what, method, path]) => [
  [`before ${what}`, method, path, { kind: 'drop-before' }],
  [`after ${what}`, method, path, { kind: 'drop-after' }],
]);

for (const [when, method, path, action] of POINTS) {
  test(`one connection when the network breaks ${when}`, async ({ simulators, extension }) => {
    await signIn(extension, simulators);
    const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
    await expect(createButton(popup)).toBeEnabled();
    simulators.faults.add({ host: 'app.infisical.com', method, path, times: 1, action });
    await createButton(popup).click();
    await expect(created(popup).or(popup.getByRole('alert')).first()).toBeVisible({ timeout: 20_000 });

    if (!(await created(popup).isVisible())) {
      await expect(popup.getByRole('heading', { name: 'Captured token' })).toBeVisible();
      expect(simulators.infisical.us.state.connections).toEqual([]);
      await createButton(popup).click();
      await expect(created(popup)).toBeVisible();
    }
    expect(simulators.infisical.us.state.connections).toHaveLength(1);
  });
}

test('one connection when the browser stops the worker while it waits for the answer', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect(createButton(popup)).toBeEnabled();
  simulators.faults.add({ method: 'POST', path: CREATE, times: 1, action: { kind: 'delay', ms: 2_000 } });
  await createButton(popup).click();
  const creations = () =>
    simulators.traffic.filter((sent) => sent.method === 'POST' && CREATE.test(sent.path));
  await expect.poll(() => creations().length).toBe(1);
  await popup.close();

  const internals = await extension.context.newPage();
  await internals.goto('chrome://serviceworker-internals/');
  await internals.getByText('Stop', { exact: true }).first().click();
  await expect(internals.getByText('Running Status: STOPPED')).toBeVisible();

  const reopened = await extension.popupInTab();
  await expect(created(reopened)).toBeVisible({ timeout: 20_000 });
  await expect(reopened.getByText('The answer was lost, so the result was looked up.')).toBeVisible();
  expect(creations()).toHaveLength(1);
  expect(simulators.infisical.us.state.connections).toHaveLength(1);
});
