/// <reference types="chrome" />
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { KnownConnection } from '../../utils/connections/types';
import { dayIn } from '../support/days';
import type { ExtensionBrowser } from '../support/extension';
import { press } from '../support/press';
import { part, readyToPush } from '../support/push';
import { ends, known } from '../unit/connections/known';
import { expect, test } from './fixtures';

const DAY = 86_400_000;

const list = (page: Page) => page.getByRole('list', { name: 'Known connections' });
const items = (page: Page) => list(page).locator('> li');
const button = (page: Page, name: string) => list(page).getByRole('button', { name, exact: true });

async function title(extension: ExtensionBrowser): Promise<string> {
  return (await extension.worker()).evaluate(() => chrome.action.getTitle({}));
}

async function store(extension: ExtensionBrowser, connections: KnownConnection[]): Promise<void> {
  await (await extension.worker()).evaluate(
    (knownConnections) => chrome.storage.local.set({ knownConnections }),
    connections,
  );
}

test('what was pushed is listed with its end, its health and the way to the next token', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  await press(part.create(popup));
  await part.done(popup).waitFor();
  await popup.getByRole('button', { name: 'Send another token' }).click();
  const item = items(popup);
  await expect(item).toContainText('humanitec-acme-infisical-sync');
  await expect(item).toContainText('app.infisical.com · Platform Team');
  await expect(item).toContainText('used by no sync');

  // Whatever is known of its end, the user may know better.
  const enter = button(popup, 'Enter date').or(button(popup, 'Enter expiry date'));
  if (!(await button(popup, 'Enter date').isVisible())) await item.getByText('More', { exact: true }).click();
  await enter.first().click();
  await popup.getByLabel('Last day of the token').fill(dayIn(12));
  await popup.getByRole('button', { name: 'Save date' }).click();
  await expect(item).toContainText('expires in 12 days, used by no sync');
  await expect.poll(() => title(extension)).toContain('will within 14 days: 1');
  await button(popup, 'Snooze').click();
  await expect(item).toContainText('put off for some days');
  await expect.poll(() => title(extension)).toContain('No token is waiting');

  await button(popup, 'Check health').click();
  await expect(item).toContainText('The connection is there.');
  await expect(item).toContainText('Its credentials are those that were sent from here.');
  const { state, arrange } = simulators.infisical.us;
  const connectionId = state.connections.at(-1)?.id ?? '';
  arrange.sync({
    name: 'shop-sync',
    connectionId,
    destinationConfig: { scope: 'application', org: 'acme', app: 'shop' },
    syncStatus: 'failed',
    lastSyncMessage: '{"error":"API-000","message":"Authentication token missing or invalid."}',
  });
  await button(popup, 'Check health').click();
  await expect(item).toContainText('Sync shop-sync failed: Humanitec does not accept the token any more.');
  await expect(item).toContainText('expires in 12 days, used by 1 sync');

  await button(popup, 'Rotate token').click();
  await expect(item).toContainText(
    /API token with the ID infisical-\d{4}-\d{2} for the service user infisical-sync/,
  );
  await expect(item.getByRole('link', { name: 'Open service users' })).toHaveAttribute(
    'href',
    'https://app.humanitec.io/orgs/acme/service-users',
  );

  const options = await extension.options();
  const download = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Export dates as a calendar' }).click();
  const calendar = await readFile(await (await download).path(), 'utf8');
  expect(calendar).toContain(`DTSTART;VALUE=DATE:${dayIn(12).replaceAll('-', '')}\r\n`);
  // The history is another thing.
  const clear = options.getByRole('button', { name: 'Clear' });
  await clear.click();
  await clear.click();
  await expect(items(options)).toContainText('humanitec-acme-infisical-sync');
  await items(options).getByText('More', { exact: true }).click();
  await button(options, 'Remove from this list').click();
  await expect(items(options)).toHaveCount(0);
  await options.getByRole('button', { name: 'Undo' }).first().click();
  await expect(items(options)).toHaveCount(1);
});

test('ends that come are told once they are wanted, and put off by the button of the notice', async ({
  restartable,
}) => {
  const extension = await restartable.start({ permissions: ['notifications'] });
  const now = Date.now();
  await store(extension, [
    {
      ...ends(now - 2 * DAY),
      connectionId: 'c-1',
      name: 'over',
      organizationName: 'Platform Team',
      profileId: 'built-in-us',
    },
    { ...ends(now + 6 * DAY), connectionId: 'c-2', name: 'soon' },
    { ...ends(now + 300 * DAY), connectionId: 'c-3', name: 'late' },
    known({ connectionId: 'c-4', name: 'open' }),
    known({ connectionId: 'c-5', name: 'endless', expiry: { kind: 'never' } }),
  ]);
  const popup = await extension.popupInTab();
  await expect(items(popup)).toHaveText([/over.*expired 2 days ago/, /soon.*expires in 6 days/, /late/]);
  await popup.getByRole('button', { name: 'Show all: 5' }).click();
  await expect(items(popup)).toContainText(['over', 'soon', 'late', 'expiry not known', 'does not expire']);
  await button(popup, 'Check health').first().click();
  await expect(popup.getByRole('alert')).toContainText('You are not signed in to Infisical.');
  await expect(popup.getByRole('button', { name: 'Sign in to Infisical' })).toBeVisible();

  const worker = await extension.worker();
  const notices = () =>
    worker.evaluate(() => new Promise((resolve) => chrome.notifications.getAll((all) => resolve(all))));
  const options = await extension.options();
  const wanted = options.getByRole('checkbox', { name: /Notify me of tokens/ });
  // Checked once the browser has given the permission, which check() would not wait for.
  await wanted.click();
  await expect(wanted).toBeChecked();
  await expect.poll(notices).toEqual({ expiry: true });
  await expect.poll(() => title(extension)).toContain('will within 14 days: 2');
  await worker.evaluate(() => {
    const { onButtonClicked } = chrome.notifications as unknown as {
      onButtonClicked: { dispatch(id: string, button: number): void };
    };
    onButtonClicked.dispatch('expiry', 0);
  });
  await expect.poll(() => title(extension)).toContain('No token is waiting');
  await expect.poll(notices).toEqual({});
  const alarm = await worker.evaluate(async () => (await chrome.alarms.get('expiry'))?.scheduledTime ?? 0);
  expect(Math.abs(alarm - (now + 5 * DAY))).toBeLessThan(1_000);
  await wanted.click();
  await expect(wanted).not.toBeChecked();

  // Without a click: nobody is signed in, which the list says, and nothing is opened.
  const weekly = () => worker.evaluate(async () => Boolean(await chrome.alarms.get('weekly-health')));
  expect(await weekly()).toBe(false);
  const switched = options.getByRole('checkbox', { name: 'Check known connections every week' });
  await switched.check();
  await expect.poll(weekly).toBe(true);
  await worker.evaluate(() => chrome.alarms.create('weekly-health', { when: Date.now() }));
  await expect(items(popup).first()).toContainText('Not checked: You are not signed in to Infisical.');
  await switched.uncheck();
  await expect.poll(weekly).toBe(false);
  await expect(items(popup).first()).not.toContainText('Not checked');
});
