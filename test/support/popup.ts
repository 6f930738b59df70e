import { expect, type Page } from '@playwright/test';
import type { Page as PopupPage } from 'puppeteer-core';

/** What browsers leave of a popup on a small screen, in CSS pixels: Chromium stops at 600, with its own frame. */
export const POPUP = { width: 480, height: 580 };

/** Chooses where the token goes, by the name of its profile. @returns its id */
export async function chooseProfile(popup: Page, name: string): Promise<string> {
  const profiles = popup.getByRole('combobox', { name: 'Infisical profile' });
  const id = (await profiles.getByRole('option', { name }).getAttribute('value')) ?? '';
  await profiles.selectOption(id);
  return id;
}

/** Opens what is folded away under a heading, unless it is open. */
export async function unfold(popup: Page, heading: RegExp): Promise<void> {
  const folded = popup.locator('details').filter({ has: popup.locator('summary', { hasText: heading }) });
  await folded.first().waitFor();
  // What needs the user opens by itself, at any moment: a click may close it again.
  await expect(async () => {
    if ((await folded.first().getAttribute('open')) === null)
      await folded.first().locator('summary').first().click();
    await expect(folded.first()).toHaveAttribute('open', { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
}

/** Brings name, description and project of a new connection in sight. */
export const showFields = (popup: Page): Promise<void> => unfold(popup, /^Change name/);

/** Brings all apps and the checks that passed in sight. */
export const showApps = (popup: Page): Promise<void> => unfold(popup, /^Apps: /);

/** The same in a popup, and in Firefox. */
export async function showAppsIn(popup: PopupPage, timeout = 60_000): Promise<void> {
  await unfoldIn(popup, 'Apps: ', timeout);
}

/** Opens what is folded away under a line that begins so, unless it is open; in a popup, and in Firefox. */
export async function unfoldIn(popup: PopupPage, line: string, timeout = 60_000): Promise<void> {
  // Not by the pointer, which this driver moves to where the line was before the page had grown.
  await popup.waitForFunction(
    (beginning) => {
      const summaries = [...document.querySelectorAll<HTMLElement>('details > summary')];
      const found = summaries.find(({ innerText }) => innerText.trim().startsWith(beginning));
      const folded = found?.closest('details');
      if (folded?.open === false) found?.click();
      return folded?.open ?? false;
    },
    { timeout, polling: 100 },
    line.trim(),
  );
}

/** Goes for a connection that is there, where a new one is proposed. */
export async function chooseExisting(popup: Page): Promise<void> {
  const choice = popup.getByRole('button', { name: /^Existing connection \(/ });
  await choice.waitFor();
  if ((await choice.getAttribute('aria-expanded')) === 'false') await choice.click();
}

/** Goes for a new connection, where one that is there is proposed. */
export async function chooseNew(popup: Page): Promise<void> {
  const choice = popup.getByRole('button', { name: 'New connection' });
  if ((await choice.count()) > 0 && (await choice.getAttribute('aria-expanded')) === 'false')
    await choice.click();
}
