import { test as base, expect, type Page } from '@playwright/test';
import type { Page as FirefoxPage } from 'puppeteer-core';
import type { Profile } from '../../../utils/infisical/types';
import { type Simulators, startSimulators } from '../../simulators';
import { failureWords } from '../../support/failure-words';
import {
  canManageChromium,
  launchManagedChromium,
  type ManagedChromium,
} from '../../support/managed-chromium';
import { launchManagedFirefox, type ManagedFirefox } from '../../support/managed-firefox';
import { DROPPED_WITHOUT_MARKER, POLICY_ROWS, type PolicyRow } from '../../support/policy-rows';
import { press, pressIn } from '../../support/press';
import { part } from '../../support/push';
import { pushByMessage } from '../../support/push-by-message';
import { role } from '../../support/roles';
import { signInOnPage } from '../../support/sign-in-page';
import { expectNoConsoleSession } from '../../support/stayed';
import { serviceUserToken, signIn } from '../../support/user';

const bare = (name: string): string => `${name}, without policyRequired`;

const fleet = (policy: object) => {
  const all = { allowedHumanitecOrganizations: ['*'], ...policy };
  return { policyRequired: true, policyKeys: Object.keys(all), policy: all };
};
const US = 'https://app.infisical.com';

/** As somebody might write it to the disk. */
const EDITED: Profile = {
  id: 'edited',
  label: '',
  instance: 'us',
  siteUrl: US,
  signIn: { method: 'browser-session' },
  scope: { level: 'organization' },
};

/** Policies of a fleet, each with what it comes to for a token that may write, sent to US Cloud with the browser's session. */
const FLEETS: Record<string, ReturnType<typeof fleet>> = {
  'any organization': fleet({ allowedInfisicalOrigins: [US], allowedSignInMethods: ['browser-session'] }),
  'another Infisical': fleet({ allowedInfisicalOrigins: ['https://eu.infisical.com'] }),
  'another sign-in': fleet({ allowedSignInMethods: ['access-token'] }),
  'projects alone': fleet({ requireProjectLevel: true }),
  'no doubts': fleet({ allowCreateAnyway: false }),
  'a key is missing': { ...fleet({}), policyKeys: ['allowedHumanitecOrganizations', 'allowCapture'] },
};
const FATES: Record<string, readonly [fate: string, said: string]> = {
  'any organization': ['succeeded', 'Only these Infisical instances may be used:'],
  'another Infisical': ['policyOriginNotAllowed', 'https://eu.infisical.com'],
  'another sign-in': ['policySignInNotAllowed', 'Only these ways to sign in to Infisical may be used:'],
  'projects alone': ['policyProjectRequired', 'Connections may be made and updated only in projects.'],
  'no doubts': [
    'succeeded',
    'A token may be sent only when its checks have passed and no warning speaks against it.',
  ],
  'a key is missing': ['policyUnreadable', 'allowCapture'],
};

/** In Chromium as documented, with the marker beside; without it where Chromium would drop the policy. */
const IN_CHROMIUM = Object.fromEntries([
  ...POLICY_ROWS.map(({ name, managed }) => [name, managed && { ...managed, policyRequired: true }]),
  ...POLICY_ROWS.map(({ name, managed }) => [bare(name), managed]),
  ...Object.entries(FLEETS),
  ['changing', undefined],
]);
const IN_FIREFOX = {
  ...Object.fromEntries(POLICY_ROWS.map(({ name, managed }) => [name, managed])),
  ...FLEETS,
};

interface WorkerFixtures {
  simulators: Simulators;
  chromium: ManagedChromium;
  firefox: ManagedFirefox;
}

/** One browser of each kind for all policies, signed in to Infisical. */
const test = base.extend<object, WorkerFixtures>({
  simulators: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const simulators = await startSimulators();
      simulators.humanitec.addOrg('globex');
      simulators.humanitec.addApp('globex', 'shop');
      await use(simulators);
      await simulators.close();
    },
    { scope: 'worker' },
  ],
  chromium: [
    async ({ simulators }, use) => {
      const chromium = await launchManagedChromium(simulators.port, IN_CHROMIUM);
      await signIn(chromium.browser, simulators);
      await use(chromium);
      await chromium.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  firefox: [
    async ({ simulators }, use) => {
      const firefox = await launchManagedFirefox(simulators.port, IN_FIREFOX);
      const site = await firefox.browser.browser.newPage();
      await signInOnPage(site, simulators);
      // The console's session as well, so that there is one to misuse.
      await site.goto('https://app.humanitec.io/orgs/acme/apps');
      await site.close();
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test.describe.configure({ mode: 'default' });
test.afterEach(({ simulators }) => expectNoConsoleSession(simulators));

/** A page of either driver: what both have is used. */
type AnyPage = Page | FirefoxPage;

const SECTION = 'section[aria-labelledby="policy"]';

/** What the options say is in force. */
async function saidIn(page: AnyPage): Promise<string> {
  return (page as Page).evaluate(
    (section) => document.querySelector<HTMLElement>(section)?.innerText ?? '',
    SECTION,
  );
}

async function expectSaid(page: AnyPage, words: readonly string[]): Promise<void> {
  await expect.poll(() => saidIn(page)).toContain(words[0]);
  for (const text of words) expect(await saidIn(page)).toContain(text);
}

async function wordsFor(
  { name, misfit }: Pick<PolicyRow, 'name' | 'misfit'>,
  outcome: PolicyRow['outcome'],
): Promise<string[]> {
  if (outcome === 'none') return ['No restriction is in force.'];
  if (outcome === 'refused')
    return misfit ? failureWords('policyUnreadable', misfit) : ['nothing may be sent'];
  return name === 'empty list'
    ? ['No Humanitec organization is allowed, so nothing may be sent.']
    : ['Tokens may only be sent for these Humanitec organizations:', 'acme'];
}

type Organization = 'acme' | 'globex';

/** Code of the refusal of a token of this organization, or the state of its push. */
function fateOf(row: PolicyRow, outcome: PolicyRow['outcome'], organization: Organization): string {
  if (outcome === 'none') return 'succeeded';
  if (outcome === 'refused') return 'policyUnreadable';
  return row.name === 'empty list' || organization !== 'acme' ? 'pushOrganizationNotAllowed' : 'succeeded';
}

const tokenOf = ({ humanitec }: Simulators, org: Organization): string =>
  serviceUserToken(humanitec, { org, apps: { shop: 'developer' } });

const isStored = ({ infisical }: Simulators, token: string): boolean =>
  infisical.us.state.connections.some(({ apiToken }) => apiToken === token);

async function expectPushes(
  page: AnyPage,
  simulators: Simulators,
  row: PolicyRow,
  outcome: PolicyRow['outcome'],
): Promise<void> {
  const index = POLICY_ROWS.indexOf(row);
  for (const organization of ['acme', 'globex'] as const) {
    const token = tokenOf(simulators, organization);
    const fate = fateOf(row, outcome, organization);
    const name = `${'browserContext' in page ? 'f' : 'c'}-${index}-${organization}`;
    expect(await pushByMessage(page as Page, token, name), organization).toBe(fate);
    expect(isStored(simulators, token), organization).toBe(fate === 'succeeded');
  }
}

/** Sent to US Cloud by message, past all that pages would say; in `no doubts` without that, and despite it with a token that cannot write. */
async function expectFleet(page: AnyPage, simulators: Simulators, name: string): Promise<void> {
  const [fate, said] = FATES[name] ?? ['', ''];
  await expect.poll(() => saidIn(page)).toContain(said);
  const token = tokenOf(simulators, 'acme');
  const before = simulators.traffic.length;
  const label = `${'browserContext' in page ? 'f' : 'c'}-${Object.keys(FATES).indexOf(name)}`;
  const despite = name !== 'no doubts';
  expect(await pushByMessage(page as Page, token, label, EDITED, despite)).toBe(fate);
  expect(isStored(simulators, token)).toBe(fate === 'succeeded');
  if (fate === 'policyOriginNotAllowed') {
    const asked = simulators.traffic.slice(before).filter(({ host }) => host === new URL(US).host);
    expect(asked).toEqual([]);
  }
  if (despite) return;
  const reader = serviceUserToken(simulators.humanitec, { apps: { shop: 'viewer' } });
  expect(await pushByMessage(page as Page, reader, `${label}-reader`, EDITED)).toBe('policyAnywayNotAllowed');
  expect(isStored(simulators, reader)).toBe(false);
}

const annotate = (type: string, description: string): void => {
  test.info().annotations.push({ type, description });
};

/** Tried through the button, too: right, none, and two mistakes. */
const THROUGH_THE_POPUP = POLICY_ROWS.filter(({ name }) =>
  ['right', 'none', 'wrong type', 'missing level'].includes(name),
);

test.describe('Chromium', () => {
  test.skip(!canManageChromium(), 'policies of Chromium can be written by root alone');

  for (const row of POLICY_ROWS) {
    const outcome = row.inChromium ?? row.outcome;
    test(`${row.name}: ${outcome}`, async ({ simulators, chromium }) => {
      const page = await chromium.browser.context.newPage();
      await page.goto(chromium.url(row.name, 'options.html'));
      await expectSaid(page, await wordsFor({ name: row.name }, outcome));
      await expectPushes(page, simulators, row, outcome);
      await page.close();
      annotate('policy', `Chromium ${row.name}: ${outcome}`);
    });
  }

  // Firefox hands over what it was given, and has no marker: there is nothing of it to be dropped.
  for (const row of POLICY_ROWS) {
    const isDropped = DROPPED_WITHOUT_MARKER.includes(row.name);
    const outcome = isDropped ? 'none' : (row.inChromium ?? row.outcome);
    test(`${bare(row.name)}: the options say ${outcome}`, async ({ chromium }) => {
      const page = await chromium.browser.context.newPage();
      await page.goto(chromium.url(bare(row.name), 'options.html'));
      await expectSaid(page, await wordsFor({ name: row.name }, outcome));
      if (outcome === 'none') await expectSaid(page, ['This browser drops a policy that does not fit']);
      await expectSaid(page, ['chrome://policy']);
      await page.close();
      if (isDropped)
        annotate('policy dropped by the browser', `Chromium ${bare(row.name)}: said in the options`);
    });
  }

  for (const row of THROUGH_THE_POPUP) {
    test(`the popup's button, ${row.name}`, async ({ simulators, chromium }) => {
      const token = tokenOf(simulators, 'acme');
      const popup = await chromium.browser.context.newPage();
      await popup.goto(chromium.url(row.name, 'popup.html'));
      await startAnew(popup);
      await popup.getByLabel('API token').fill(token);
      await popup.getByRole('button', { name: 'Check token' }).click();
      if (row.outcome === 'refused') {
        await expect(
          popup.getByRole('alert').filter({ hasText: 'nothing may be sent' }).first(),
        ).toBeVisible();
        await expect(popup.getByRole('button', { name: /^Create/ })).toHaveCount(0);
      } else {
        await press(part.create(popup));
        await expect(part.done(popup)).toBeVisible();
      }
      expect(isStored(simulators, token)).toBe(row.outcome !== 'refused');
      await popup.close();
    });
  }

  for (const name of Object.keys(FLEETS)) {
    test(`a fleet, ${name}`, async ({ simulators, chromium }) => {
      const page = await chromium.browser.context.newPage();
      await page.goto(chromium.url(name, 'options.html'));
      await expectFleet(page, simulators, name);
      await page.close();
    });
  }

  // Firefox reads its policies when it starts, and no other time.
  test('a policy that changes is said, and holds, without a restart', async ({ simulators, chromium }) => {
    const page = await chromium.browser.context.newPage();
    await page.goto(chromium.url('changing', 'options.html'));
    await expectSaid(page, ['No restriction is in force.']);
    await chromium.change('changing', { policy: { allowedHumanitecOrganizations: ['globex'] } });
    await expect.poll(() => saidIn(page), { timeout: 60_000 }).toContain('globex');
    expect(await pushByMessage(page, tokenOf(simulators, 'acme'), 'changed')).toBe(
      'pushOrganizationNotAllowed',
    );
    await page.close();
  });
});

test.describe('Firefox', () => {
  for (const name of Object.keys(FLEETS)) {
    test(`a fleet, ${name}`, async ({ simulators, firefox }) => {
      const page = await firefox.browser.open('options.html', firefox.uuid(name));
      await expectFleet(page, simulators, name);
      await page.close();
    });
  }

  for (const row of POLICY_ROWS) {
    test(`${row.name}: ${row.outcome}`, async ({ simulators, firefox }) => {
      const page = await firefox.browser.open('options.html', firefox.uuid(row.name));
      await expectSaid(page, await wordsFor(row, row.outcome));
      await expectSaid(page, ['about:policies']);
      await expectPushes(page, simulators, row, row.outcome);
      await page.close();
      annotate('policy', `Firefox ${row.name}: ${row.outcome}`);
    });
  }

  for (const row of THROUGH_THE_POPUP) {
    test(`the popup's button, ${row.name}`, async ({ simulators, firefox }) => {
      const token = tokenOf(simulators, 'acme');
      const popup = await firefox.browser.open('popup.html', firefox.uuid(row.name));
      await popup.waitForSelector('main');
      await startAnew(popup);
      await (await popup.waitForSelector('input[type=password]'))?.type(token);
      await (await popup.waitForSelector(role('button', 'Check token')))?.click();
      if (row.outcome === 'refused') {
        await popup.waitForSelector('::-p-xpath(//*[@role="alert"][contains(., "nothing may be sent")])');
        expect(await popup.$('::-p-text(Create anyway)')).toBeNull();
      } else {
        await pressIn(popup, 'Create connection');
        await popup.waitForSelector(role('link', 'Open in Infisical'));
      }
      expect(isStored(simulators, token)).toBe(row.outcome !== 'refused');
      await popup.close();
    });
  }
});

/** Takes the extension back to the state after its installation. */
async function startAnew(page: AnyPage): Promise<void> {
  await (page as Page).evaluate(async () => {
    await chrome.storage.session.clear();
    await chrome.storage.local.clear();
  });
}
