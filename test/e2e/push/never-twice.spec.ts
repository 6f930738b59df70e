import type { Simulators } from '../../simulators';
import type { FaultAction } from '../../simulators/faults';
import type { Connection } from '../../simulators/infisical';
import type { ExtensionBrowser } from '../../support/extension';
import { chooseExisting } from '../../support/popup';
import { enabled, press, pressTwice } from '../../support/press';
import {
  askAnew,
  BY_NAME,
  LOOKED_UP,
  longAgo,
  part,
  readyToPush,
  stillOpen,
  writes,
} from '../../support/push';
import { serviceUserToken, signIn } from '../../support/user';
import { expect, test } from '../fixtures';

const WRITE = /app-connections\/humanitec(\/[0-9a-f-]{36})?$/;

/** What a test presses, and how often Infisical carried it out. */
const PUSHES = {
  create: {
    method: 'POST',
    button: part.create,
    arrange: (_: Simulators): Connection | undefined => undefined,
    notDone: /^The connection .* was not created\./,
  },
  rotate: {
    method: 'PATCH',
    button: part.update,
    arrange: ({ infisical }: Simulators) => infisical.us.arrange.connection({ name: 'humanitec-acme' }),
    notDone: /^The token was not updated\./,
  },
} as const;

/** How often the token was stored. */
function carriedOut({ infisical }: Simulators, token: string): number {
  return infisical.us.state.connections.filter(({ apiToken }) => apiToken === token).length;
}

async function ready(kind: keyof typeof PUSHES, simulators: Simulators, extension: ExtensionBrowser) {
  PUSHES[kind].arrange(simulators);
  const { popup, token } = await readyToPush(simulators, extension);
  if (kind === 'rotate') await chooseExisting(popup);
  await enabled(PUSHES[kind].button(popup));
  return { popup, token };
}

for (const [kind, push] of Object.entries(PUSHES) as [keyof typeof PUSHES, (typeof PUSHES)['create']][]) {
  const lost: [string, FaultAction, 'done' | 'not done'][] = [
    ['lost on its way', { kind: 'drop-before' }, 'not done'],
    ['carried out, the answer lost', { kind: 'drop-after' }, 'done'],
    ['answered by a gateway that gave up (504)', { kind: 'status', status: 504 }, 'not done'],
    ['answered by a web page', { kind: 'html' }, 'not done'],
  ];
  for (const [what, action, fate] of lost) {
    test(`${kind}, ${what}: looked up until it is certain, then said, and sent again only by a click`, async ({
      simulators,
      extension,
    }) => {
      const { popup, token } = await ready(kind, simulators, extension);
      simulators.faults.add({ method: push.method, path: WRITE, times: 1, action });
      await push.button(popup).click();
      if (fate === 'done') {
        await expect(popup.getByText(LOOKED_UP)).toBeVisible({ timeout: 20_000 });
      } else {
        await expect(stillOpen(popup)).toBeVisible({ timeout: 20_000 });
        await expect(popup.getByRole('alert')).toHaveCount(0);
        await longAgo(extension);
        // By itself: the popup looks again while it is open.
        await expect(popup.getByRole('alert')).toContainText(push.notDone, { timeout: 20_000 });
        await expect(part.capture(popup)).toBeVisible();
        expect(writes(simulators)).toHaveLength(1);
        await push.button(popup).click();
        await expect(part.done(popup)).toBeVisible();
      }
      expect(carriedOut(simulators, token)).toBe(1);
      expect(writes(simulators)).toHaveLength(fate === 'done' ? 1 : 2);
    });
  }

  test(`${kind}, look-ups failing too: neither success nor failure is claimed, and nothing is sent again`, async ({
    simulators,
    extension,
  }) => {
    const { popup, token } = await ready(kind, simulators, extension);
    simulators.faults.add({ method: push.method, path: WRITE, times: 1, action: { kind: 'drop-after' } });
    const outage = { host: 'app.infisical.com', method: 'GET', path: /app-connections\/humanitec\// };
    // What is read before the request must still pass.
    simulators.faults.add({ ...outage, times: 1, action: { kind: 'delay', ms: 0 } });
    simulators.faults.add({ ...outage, action: { kind: 'status', status: 403, body: {} } });
    if (kind === 'create') await askAnew(extension, popup, BY_NAME);
    await enabled(push.button(popup));
    await push.button(popup).click();
    await expect(popup.getByRole('alert')).toContainText('It could not be found out', { timeout: 20_000 });
    const lookAgain = popup.getByRole('button', { name: 'Look again' });
    await lookAgain.click();
    await enabled(lookAgain);
    await expect(popup.getByRole('alert')).toContainText('It could not be found out');
    expect(writes(simulators)).toHaveLength(1);

    simulators.faults.clear();
    await lookAgain.click();
    await expect(part.done(popup)).toBeVisible();
    expect(carriedOut(simulators, token)).toBe(1);
    expect(writes(simulators)).toHaveLength(1);
  });

  test(`${kind}: double clicks in two popups are one request`, async ({ simulators, extension }) => {
    const { popup, token } = await ready(kind, simulators, extension);
    const checks = () => simulators.traffic.filter(({ host }) => host === 'api.humanitec.io').length;
    const before = checks();
    const other = await extension.popupInWindow();
    // Another popup checks the token anew, and until that is done nothing can be pressed.
    await expect.poll(checks).toBeGreaterThan(before);
    await enabled(push.button(other));
    await enabled(push.button(popup));
    simulators.faults.add({ method: push.method, path: WRITE, action: { kind: 'delay', ms: 500 } });
    await Promise.all([pressTwice(push.button(popup)), pressTwice(push.button(other))]);
    await expect(part.done(popup)).toBeVisible();
    await expect(part.done(other)).toBeVisible();
    expect(carriedOut(simulators, token)).toBe(1);
    expect(writes(simulators)).toHaveLength(1);
  });

  test(`${kind}, the browser closed while it waits: on return it says what happened`, async ({
    simulators,
    restartable,
  }) => {
    const { popup, token } = await ready(kind, simulators, await restartable.start());
    simulators.faults.add({
      method: push.method,
      path: WRITE,
      times: 1,
      action: { kind: 'delay', ms: 1000 },
    });
    await push.button(popup).click();
    await expect.poll(() => writes(simulators).length).toBe(1);
    const again = await restartable.start();
    await expect.poll(() => carriedOut(simulators, token)).toBe(1);

    // The session ended with the browser, so that it cannot look yet.
    const reopened = await again.popupInTab();
    await expect(reopened.getByRole('alert')).toContainText('It could not be found out');
    await expect(reopened.getByRole('button', { name: 'Sign in to Infisical' })).toBeVisible();
    await signIn(again, simulators);
    await reopened.reload();
    await expect(reopened.getByText(LOOKED_UP)).toBeVisible({ timeout: 20_000 });
    expect(writes(simulators)).toHaveLength(1);
    await expect((await again.options()).getByRole('table')).toContainText('humanitec-acme');
  });
}

/** The state of the push that the extension would show. */
async function shownState(extension: ExtensionBrowser): Promise<string | undefined> {
  return (await extension.worker()).evaluate(async () => {
    const { push } = await chrome.storage.session.get<{ push?: { state: string } }>('push');
    return push?.state;
  });
}

test('the browser closed before the request arrived: on return it says that nothing was created', async ({
  simulators,
  restartable,
}) => {
  const { popup } = await ready('create', simulators, await restartable.start());
  simulators.faults.add({ method: 'POST', path: WRITE, action: { kind: 'drop-before' } });
  await press(part.create(popup));
  await expect.poll(() => writes(simulators).length).toBe(1);
  const again = await restartable.start();
  // The background looks as soon as it starts, and finds nobody signed in.
  await expect.poll(() => shownState(again)).toBe('uncertain');
  await signIn(again, simulators);
  await longAgo(again);
  const reopened = await again.popupInTab();
  const section = reopened.getByRole('region', { name: 'Earlier push to app.infisical.com' });
  await expect(section.getByRole('alert')).toContainText(PUSHES.create.notDone, { timeout: 20_000 });
  await section.getByRole('button', { name: 'Close' }).click();
  await expect(section).toBeHidden();
  await expect(reopened.getByLabel('API token')).toBeVisible();
});

test('a push without a certain end does not keep the next token out: it can be looked up or given up', async ({
  simulators,
  extension,
}) => {
  const { popup } = await ready('create', simulators, extension);
  const outage = { host: 'app.infisical.com', method: 'GET', path: /connection-name/ };
  simulators.faults.add({ method: 'POST', path: WRITE, times: 1, action: { kind: 'drop-before' } });
  simulators.faults.add({ ...outage, times: 1, action: { kind: 'delay', ms: 0 } });
  simulators.faults.add({ ...outage, action: { kind: 'status', status: 403, body: {} } });
  await press(part.create(popup));
  await expect(popup.getByRole('alert')).toContainText('It could not be found out');
  await popup.getByRole('button', { name: 'Discard' }).click();
  await popup.getByLabel('API token').fill(serviceUserToken(simulators.humanitec));
  await popup.getByRole('button', { name: 'Check token' }).click();
  await enabled(part.create(popup));
  await press(part.create(popup));
  await expect(
    popup.getByRole('alert').filter({ hasText: 'Another push is not finished yet.' }),
  ).toBeVisible();
  expect(writes(simulators)).toHaveLength(1);

  simulators.faults.clear();
  await popup.getByRole('button', { name: 'Give up' }).click();
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
  expect(simulators.infisical.us.state.connections).toHaveLength(1);
});

test('what the end of the browser cut off is looked up when it starts again, with no page open', async ({
  simulators,
  restartable,
}) => {
  const { popup } = await ready('create', simulators, await restartable.start());
  simulators.faults.add({ method: 'POST', path: WRITE, action: { kind: 'drop-before' } });
  await press(part.create(popup));
  await expect.poll(() => writes(simulators).length).toBe(1);
  await restartable.stop();
  const before = simulators.traffic.length;
  await restartable.start();
  const since = () => simulators.traffic.slice(before).map(({ method, path }) => `${method} ${path}`);
  await expect.poll(since).toContain('POST /api/v1/auth/token');
});
