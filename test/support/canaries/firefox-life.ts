import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Simulators } from '../../simulators';
import type { FirefoxWithExtension } from '../firefox';
import { pressIn } from '../press';
import { role } from '../roles';
import { sendButton, showToken } from '../show-token';
import { signInOnPage } from '../sign-in-page';
import { until } from '../until';
import { selectBox } from '../user-page';
import type { Secrets } from './life';

type Given = Omit<Secrets, 'captured' | 'cookie'>;

const find = (page: Page, kind: string, name: string) =>
  page.waitForSelector(role(kind, name), { timeout: 30_000 });

/** Lives through the same in Firefox, as far as it could reach the disk. Gives the token taken by the prompt. */
export async function liveInFirefox(
  firefox: FirefoxWithExtension,
  simulators: Simulators,
  secrets: Given,
): Promise<string> {
  await signInOnPage(await firefox.browser.newPage(), simulators);
  await saveCredentials(await firefox.open('options.html'), simulators, secrets);
  const captured = await capture(firefox, simulators);
  const popup = await firefox.open('popup.html');
  await find(popup, 'heading', 'Captured token');
  await focus(firefox, popup);
  await pressIn(popup, 'Create connection');
  await find(popup, 'link', 'Open in Infisical');

  await (await find(popup, 'button', 'Send another token'))?.click();
  await paste(popup, secrets.discarded);
  await find(popup, 'heading', 'Captured token');
  await (await find(popup, 'button', 'Discard'))?.click();
  await (await popup.waitForSelector('input[type=password]'))?.type(secrets.halfTyped);
  // As long as Firefox takes to note the state of its tabs by itself.
  await pause(20_000);
  return captured;
}

/** Remembers a client secret, then does not any more. */
async function saveCredentials(
  options: Page,
  { infisical }: Simulators,
  { clientSecret, passphrase }: Given,
): Promise<void> {
  const save = async (): Promise<void> => {
    await (await find(options, 'button', 'Save'))?.click();
    await options.waitForFunction(() =>
      [...document.querySelectorAll('[role=status]')].some(({ textContent }) =>
        textContent?.startsWith('Saved.'),
      ),
    );
  };
  const type = async (name: string, text: string): Promise<void> => {
    // A box for a secret has no role.
    await options.waitForFunction(selectBox, {}, name);
    await options.keyboard.type(text);
  };
  await (await find(options, 'radio', 'Universal Auth'))?.click();
  await type('Client ID', infisical.us.state.seed.identity.clientId);
  await type('Client secret', clientSecret);
  const remember = await find(options, 'checkbox', 'Remember on this computer');
  await remember?.click();
  await type('Passphrase', passphrase);
  await save();
  await remember?.click();
  await type('Client secret', clientSecret);
  await save();
}

async function capture(firefox: FirefoxWithExtension, { humanitec }: Simulators): Promise<string> {
  const user = humanitec.createServiceUser({ name: 'captured', apps: { shop: 'developer' } });
  const page = await showToken(await firefox.browser.newPage(), user.id);
  const { x, y } = await sendButton(page);
  await page.mouse.move(x, y + 100);
  await page.mouse.move(x, y, { steps: 12 });
  await pause(1_500);
  await page.mouse.click(x, y);
  const [token] = humanitec.tokensOf(user.id);
  if (!token) throw new Error('The console created no token');
  return token.value;
}

/** The popup that has opened by itself keeps the focus of the window, without which nothing is sent. */
async function focus(firefox: FirefoxWithExtension, page: Page): Promise<void> {
  const isFocused = async () => {
    await firefox.chrome(
      `for (const panel of document.querySelectorAll('panel')) panel.hidePopup(); gBrowser.selectedBrowser.focus()`,
    );
    return page.evaluate(() => document.hasFocus());
  };
  if (!(await until(isFocused, 20_000, 200))) throw new Error('The page did not get the focus');
}

async function paste(popup: Page, token: string): Promise<void> {
  await (await popup.waitForSelector('input[type=password]'))?.type(token);
  await (await find(popup, 'button', 'Check token'))?.click();
}
