import type { Page } from '@playwright/test';
import type { Simulators } from '../simulators';
import type { ExtensionBrowser } from './extension';

type Humanitec = Simulators['humanitec'];

/** A service user of acme with a token, by default a member who is Developer on shop. */
export function serviceUserToken(
  humanitec: Humanitec,
  options: Parameters<Humanitec['createServiceUser']>[0] = { apps: { shop: 'developer' } },
): string {
  return humanitec.createToken(humanitec.createServiceUser(options).id).value;
}

/** Signs the seeded user in on an Infisical, as if it had been done in another tab. */
export async function signIn(
  { context }: ExtensionBrowser,
  { infisical }: Simulators,
  instance: 'us' | 'eu' | 'selfHosted' = 'us',
): Promise<void> {
  const { state, arrange } = infisical[instance];
  const { jid } = await arrange.session(state.seed.user, state.seed.organization.id);
  const url = {
    us: 'https://app.infisical.com',
    eu: 'https://eu.infisical.com',
    selfHosted: 'https://infisical.example.com',
  };
  await context.addCookies([
    { name: 'jid', value: jid, url: url[instance], httpOnly: true, secure: true, sameSite: 'Strict' },
  ]);
}

/** Opens the popup's page and pastes a token into it. */
export async function pasteToken(extension: ExtensionBrowser, token: string): Promise<Page> {
  const popup = await extension.popupInTab();
  await pasteInto(popup, token);
  return popup;
}

/** The same in a popup that is open. */
export async function pasteInto(popup: Page, token: string): Promise<void> {
  await popup.getByLabel('API token').fill(token);
  await popup.getByRole('button', { name: 'Check token' }).click();
}
