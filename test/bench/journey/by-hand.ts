import type { BrowserContext, Page } from '@playwright/test';
import type { Simulators } from '../../simulators';
import { createServiceUser, createToken, makeDeveloper, signInToInfisical } from '../../support/journey';

const CONSOLE = 'https://app.humanitec.io';
const NAME = 'humanitec-acme';

/** Called when the user begins, and when the token is on the screen. */
export type OnMark = (mark: 'begun' | 'shown') => unknown;

/**
 * The 13 documented steps (docs/facts/infisical-api.md, section 14), by a user who makes no mistake and needs no time to read;
 * the service user is made a member before its token is created, so that the rest is the same work as with the extension.
 */
export async function goByHand(
  context: BrowserContext,
  simulators: Simulators,
  onMark: OnMark,
): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: CONSOLE });
  const infisical = await context.newPage();
  await signInToInfisical(infisical, simulators);
  const page = await context.newPage();
  await page.bringToFront();
  onMark('begun');
  await createServiceUser(page);
  await makeDeveloper(page);
  await createToken(page);
  onMark('shown');
  await copyToken(page);
  await infisical.bringToFront();
  await connect(infisical);
}

async function copyToken(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied').waitFor();
  await page.getByLabel('I have copied the API token').check();
  await page.getByRole('button', { name: 'Close' }).last().click();
}

async function connect(page: Page): Promise<void> {
  await page.getByText('Add Connection').click();
  await page.getByText('Humanitec', { exact: true }).click();
  await page.getByLabel('Name').click();
  await page.keyboard.type(NAME);
  await page.getByLabel('API Token').click();
  await page.keyboard.press('Control+V');
  await page.getByRole('button', { name: 'Connect to Humanitec' }).click();
  await page.getByRole('cell', { name: NAME }).waitFor();
}
