import type { Page } from 'puppeteer-core';
import type { Simulators } from '../simulators';
import { HOSTS } from '../simulators/hosts';
import type { Instance } from './user-browser';

const HOST_OF: Record<Instance, string> = {
  us: HOSTS.infisicalUs,
  eu: HOSTS.infisicalEu,
  selfHosted: HOSTS.infisicalSelfHosted,
};

/** Signs the seeded user in on the page of an Infisical, by default US Cloud, as that user does. */
export async function signInOnPage(
  page: Page,
  { infisical }: Simulators,
  instance: Instance = 'us',
): Promise<void> {
  const { user } = infisical[instance].state.seed;
  await page.goto(`https://${HOST_OF[instance]}/login`);
  await page.type('input[name=email]', user.email);
  await page.type('input[name=password]', user.password);
  await Promise.all([page.waitForNavigation(), page.click('button')]);
}
