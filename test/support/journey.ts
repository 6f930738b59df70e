import type { Page } from '@playwright/test';
import type { Page as PopupPage } from 'puppeteer-core';
import type { Simulators } from '../simulators';
import { waitForAccessible } from './accessible';
import { READING } from './capturing';
import type { ExtensionBrowser } from './extension';
import { pressIn } from './press';
import { role } from './roles';

const CONSOLE = 'https://app.humanitec.io';
const INFISICAL = 'https://app.infisical.com';

export interface JourneyStep {
  /** What the user did, and what came of it. */
  text: string;
  screenshot: () => Promise<Uint8Array>;
}

export interface Journey {
  simulators: Simulators;
  extension: ExtensionBrowser;
  kit: 'styled' | 'antd';
  /** Called after each step, while what it led to is on the screen. */
  onStep?: (step: JourneyStep) => Promise<void>;
}

/** What the journey led to, for the caller to judge. */
export interface JourneyResult {
  /** The token as the console showed it. */
  shownToken: string;
  popup: PopupPage;
  connectionName: string;
}

/**
 * The whole journey as a user makes it, with real clicks: sign in to Infisical, create a service user and its token in the
 * Humanitec console, `Send to Infisical`, read the popup, `Create connection`.
 */
export async function playJourney({ simulators, extension, kit, onStep }: Journey): Promise<JourneyResult> {
  simulators.humanitec.console.kit = kit;
  const page = await extension.context.newPage();
  const done = (text: string): Promise<void> =>
    onStep?.({ text, screenshot: () => page.screenshot() }) ?? Promise.resolve();

  await signInToInfisical(page, simulators);
  await done('Sign in to Infisical, as on any other day');
  await createServiceUser(page);
  await done('Humanitec console: create the service user infisical-sync');
  await makeDeveloper(page);
  await done('Humanitec console: add it to the app shop as Developer');
  const shownToken = await createToken(page);
  await done('Humanitec console: create an API token; the console shows it once');
  const { x, y } = await waitForAccessible(page, 'button', 'Send to Infisical');
  await done('Humanitec console: the prompt offers to send it');
  await page.waitForTimeout(READING);
  await page.mouse.click(x, y);
  const popup = await extension.popup();
  await popup.waitForSelector(role('heading', 'Captured token'));
  await popup.waitForSelector('footer .send button[aria-disabled=false]');
  await onStep?.({
    text: 'Click "Send to Infisical": the popup opens, names the service user and shows where it can write',
    screenshot: () => popup.screenshot(),
  });

  // The last of the facts beside the button.
  const connectionName = await popup.$eval('.destination dd:last-of-type', (name) => name.textContent ?? '');
  await pressIn(popup, 'Create connection');
  await popup.waitForSelector(role('link', 'Open in Infisical'), { timeout: 20_000 });
  await onStep?.({
    text: `Click "Create connection": Infisical holds ${connectionName}, read back and compared`,
    screenshot: () => popup.screenshot(),
  });
  return { shownToken, popup, connectionName };
}

/** Signs the seeded user in on the web page of Infisical US, which sets the session cookie. */
export async function signInToInfisical(page: Page, simulators: Simulators): Promise<void> {
  const { user } = simulators.infisical.us.state.seed;
  await page.goto(`${INFISICAL}/login`);
  await page.getByLabel('Email').fill(user.email);
  await page.getByLabel('Password').fill(user.password);
  await page.getByRole('button', { name: 'Continue with Email' }).click();
  await page.waitForURL('**/app-connections');
}

/** Creates the service user `infisical-sync`, beginning where the console shows the applications. */
export async function createServiceUser(page: Page): Promise<void> {
  await page.goto(`${CONSOLE}/orgs/acme/apps`);
  await page.getByRole('link', { name: 'Service Users' }).click();
  await page.getByRole('button', { name: 'Create new service user' }).click();
  await page.getByLabel('Name', { exact: true }).fill('infisical-sync');
  await page.getByRole('button', { name: 'Create new service user' }).last().click();
  await page.getByRole('link', { name: 'infisical-sync' }).waitFor();
}

/** Makes it Developer of the app `shop`, where the list of service users is open. */
export async function makeDeveloper(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Applications' }).click();
  await page.getByRole('link', { name: 'shop' }).click();
  await page.getByRole('link', { name: 'People' }).click();
  await choose(page, 'Member', 'infisical-sync');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('cell', { name: 'infisical-sync', exact: true }).waitFor();
}

/** Picks from a native list or from the kit's own. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByLabel(label, { exact: true });
  if (await box.evaluate((element) => element instanceof HTMLSelectElement)) {
    await box.selectOption({ label: option });
    return;
  }
  await box.press('ArrowDown');
  await page.getByTitle(option).click();
}

/** Has the console show a token of it. @returns the token */
export async function createToken(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Service Users' }).click();
  await page.getByRole('link', { name: 'infisical-sync' }).click();
  await page.getByRole('button', { name: 'Add new API token' }).click();
  await page.getByLabel('API token ID').fill('infisical-2026');
  const answer = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/tokens'),
  );
  await page.getByRole('button', { name: 'Create new API token' }).click();
  const { token } = (await (await answer).json()) as { token: string };
  await page.getByText('Make sure to copy and securely store').waitFor();
  return token;
}
