import { expect, type Locator, type Page } from '@playwright/test';
import type { Simulators } from '../simulators';
import type { ExtensionBrowser } from './extension';
import { enabled, press } from './press';
import { pasteToken, serviceUserToken, signIn } from './user';

type Instance = keyof Simulators['infisical'];

/** Paths of what a push asks of Infisical: whose the sign-in is, whether a name is taken, one connection, and the creation. */
export const SIGN_IN = /v1\/organization$/;
export const BY_NAME = /connection-name/;
export const BY_ID = /app-connections\/humanitec\/[0-9a-f-]{36}$/;
export const CREATE = /^\/api\/v1\/app-connections\/humanitec$/;
/** What the popup says then. */
export const LOOKED_UP = 'The answer was lost, so the result was looked up.';

/** The parts of the popup that a push is about, by the names users know them by. */
export const part = {
  create: (popup: Page): Locator => popup.getByRole('button', { name: 'Create connection' }),
  update: (popup: Page): Locator => popup.getByRole('button', { name: 'Update token' }),
  name: (popup: Page): Locator => popup.getByLabel('Connection name'),
  capture: (popup: Page): Locator => popup.getByRole('heading', { name: 'Captured token' }),
  waiting: (popup: Page): Locator =>
    popup.getByRole('list', { name: 'Waiting tokens' }).getByRole('listitem'),
  done: (popup: Page): Locator => popup.getByRole('link', { name: 'Open in Infisical' }),
};

/** A popup with a token that passes, signed in to Infisical and ready for the button. */
export async function readyToPush(
  simulators: Simulators,
  extension: ExtensionBrowser,
  instance: Instance = 'us',
): Promise<{ popup: Page; token: string }> {
  await signIn(extension, simulators, instance);
  const token = serviceUserToken(simulators.humanitec);
  const popup = await pasteToken(extension, token);
  await enabled(part.create(popup));
  return { popup, token };
}

/** Waits until the popup has had the connection read that `Update token` stands beside: the press reads it once more. */
export async function lookedAhead({ traffic }: Simulators): Promise<void> {
  await expect
    .poll(() => traffic.some(({ path, endedAt }) => BY_ID.test(path) && endedAt !== undefined))
    .toBe(true);
}

/** Presses until the result is there: what has just been opened anew may still change, and an early press sends nothing. */
export async function pressUntilDone(popup: Page, button: Locator): Promise<void> {
  await expect(async () => {
    if (!(await part.done(popup).isVisible())) await press(button);
    await expect(part.done(popup)).toBeVisible({ timeout: 5_000 });
  }).toPass();
}

/** The requests so far that ask an Infisical to create a Humanitec connection or to change one. */
export function writes({ traffic }: Simulators) {
  return traffic.filter(
    ({ method, path }) =>
      (method === 'POST' || method === 'PATCH') && path.startsWith('/api/v1/app-connections/humanitec'),
  );
}

/** Said while Infisical may still carry out a push whose answer was lost. */
export const STILL_OPEN = 'It may still carry this out until';
export const stillOpen = (popup: Page): Locator => popup.getByRole('status').filter({ hasText: STILL_OPEN });
