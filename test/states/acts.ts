import type { Locator, Page } from '@playwright/test';
import type { Capture } from '../../utils/capture/types';
import { mask } from '../../utils/secret';
import type { Simulators } from '../simulators';
import { enabled, press } from '../support/press';
import { signIn } from '../support/user';
import type { Stage } from './stage';

// The same in each picture, so that a picture changes only with what it shows.
export const TOKEN = '5b1f0c7d9a8e4f6d2b3c1a0e9f8d3f9a';
export const SERVICE_USER_ID = 's-5f0c2d1e-8b7a-4c3d-9e1f-0a2b4c6d8e0f';
const MINUTE = 60_000;

type Humanitec = Simulators['humanitec'];

/** A service user of acme, by default a member who is Developer on shop, with the token of all scenes. */
export function issue(
  humanitec: Humanitec,
  given: Parameters<Humanitec['createServiceUser']>[0] = { apps: { shop: 'developer' } },
): void {
  const { id } = humanitec.createServiceUser({ id: SERVICE_USER_ID, ...given });
  humanitec.createToken(id, { value: TOKEN });
}

/** A capture that came from the console. */
export function captureOf(given: Partial<Capture> = {}): Capture {
  const capturedAt = Date.now();
  return {
    id: 'capture',
    masked: mask(TOKEN),
    source: 'console',
    pageOrg: 'acme',
    tokenId: 'infisical',
    capturedAt,
    expiresAt: capturedAt + 15 * MINUTE,
    ...given,
  };
}

/** Puts the token of all scenes in work, as if it had been captured. */
export async function capture(stage: Stage, given: Partial<Capture> = {}): Promise<Capture> {
  const captured = captureOf(given);
  await stage.store({ captures: [captured], vault: [{ captureId: captured.id, token: TOKEN }] });
  return captured;
}

/** The one button that sends the token. */
export const sender = (popup: Page): Locator => popup.locator('.ending .send > button');

/** Opens the popup for a token that is in work, and waits until the button counts. */
export async function openReady(stage: Stage): Promise<Page> {
  await signIn(stage.extension, stage.simulators);
  const popup = await stage.open();
  await enabled(sender(popup));
  return popup;
}

/** A popup with a token that was checked, ready for the button. */
export async function ready(
  stage: Stage,
  user?: Parameters<Humanitec['createServiceUser']>[0],
): Promise<Page> {
  issue(stage.simulators.humanitec, user);
  await capture(stage);
  return openReady(stage);
}

/** The same, where a connection that is there gets the token. */
export async function readyToUpdate(stage: Stage): Promise<Page> {
  const popup = await ready(stage);
  await stage.button(popup, 'popup.how.rotate', 1).click();
  await enabled(sender(popup));
  return popup;
}

/** Sends the token, and waits for the result. */
export async function send(stage: Stage, popup: Page): Promise<Page> {
  await press(sender(popup));
  await popup.getByRole('link', { name: stage.text('popup.result.open') }).waitFor();
  return popup;
}

/** Brings all apps in sight. */
export async function unfoldApps(popup: Page): Promise<void> {
  await popup.locator('.foot summary').first().click();
  await popup.getByRole('table').waitFor();
}
