import type { Page } from 'puppeteer-core';
import { role } from './roles';

const PATIENCE = { timeout: 60_000 };

/** Creates a token in the console's own form, in a page that puppeteer drives. Gives the page, which shows it. */
export async function showToken(page: Page, userId: string): Promise<Page> {
  const click = async (name: string) => (await page.waitForSelector(role('button', name), PATIENCE))?.click();
  await page.goto(`https://app.humanitec.io/orgs/acme/service-users/${userId}`);
  await click('Add new API token');
  await (await page.waitForSelector('form input', PATIENCE))?.type('infisical-2026');
  await click('Create new API token');
  await page.waitForSelector('::-p-text(Make sure to copy and securely store)', PATIENCE);
  return page;
}

/** Where the prompt's first button stands, at its lower left: its shadow root is closed to drivers too. */
export async function sendButton(page: Page): Promise<{ x: number; y: number }> {
  const box = await (await page.waitForSelector('[popover]', PATIENCE))?.boundingBox();
  if (!box) throw new Error('The prompt is not on the screen');
  return { x: box.x + 60, y: box.y + box.height - 24 };
}
