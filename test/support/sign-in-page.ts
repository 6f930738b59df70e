import type { Page } from 'puppeteer-core';
import type { Simulators } from '../simulators';

/** Signs the seeded user in on the page of US Cloud, as that user does. */
export async function signInOnPage(page: Page, { infisical }: Simulators): Promise<void> {
  const { user } = infisical.us.state.seed;
  await page.goto('https://app.infisical.com/login');
  await page.type('input[name=email]', user.email);
  await page.type('input[name=password]', user.password);
  await Promise.all([page.waitForNavigation(), page.click('button')]);
}
