import type { Locator } from '@playwright/test';
import type { ElementHandle, Page as PopupPage } from 'puppeteer-core';
import { role } from './roles';

/** How far the pointer goes before it presses: as a user's does, who moves it to what they mean. */
const WAY = 80;

/** Presses a button that sends something as a user does: waits until it counts, goes there with the pointer, clicks. */
export async function press(button: Locator): Promise<void> {
  await goTo(button);
  await button.click();
}

/** The same with a double click, whose second half comes before the page can show what came of the first. */
export async function pressTwice(button: Locator): Promise<void> {
  const { x, y } = await goTo(button);
  await button.page().mouse.dblclick(x, y);
}

async function goTo(button: Locator): Promise<{ x: number; y: number }> {
  const { mouse } = button.page();
  await enabled(button);
  const box = await button.boundingBox();
  if (!box) throw new Error('The button is not on the screen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await mouse.move(Math.abs(x - WAY), Math.abs(y - WAY));
  await mouse.move(x, y, { steps: 5 });
  return { x, y };
}

/** Waits until a button counts. */
export async function enabled(button: Locator): Promise<void> {
  await button.click({ trial: true });
}

/** The same in a popup, and in Firefox. */
export async function enabledIn(page: PopupPage, name: string): Promise<ElementHandle> {
  const button = await page.waitForSelector(role('button', name), {
    timeout: 60_000,
  });
  if (!button) throw new Error(`There is no ${name}`);
  await page.waitForFunction(
    (element) => !element.matches(':disabled, [aria-disabled=true]'),
    { timeout: 30_000 },
    button,
  );
  return button;
}

/** Presses a button in a popup, and in Firefox. */
export async function pressIn(page: PopupPage, name: string): Promise<void> {
  const { button } = await goToIn(page, name);
  await button.click();
}

/** The same with a double click. */
export async function pressTwiceIn(page: PopupPage, name: string): Promise<void> {
  const { x, y } = await goToIn(page, name);
  await page.mouse.click(x, y, { count: 2 });
}

async function goToIn(
  page: PopupPage,
  name: string,
): Promise<{ button: ElementHandle; x: number; y: number }> {
  const button = await enabledIn(page, name);
  await button.scrollIntoView();
  const { x, y } = await button.clickablePoint();
  await page.mouse.move(Math.abs(x - WAY), Math.abs(y - WAY));
  await page.mouse.move(x, y, { steps: 5 });
  return { button, x, y };
}
