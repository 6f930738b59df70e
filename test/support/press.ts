import type { Locator } from '@playwright/test';
import type { Page as PuppeteerPage } from 'puppeteer-core';

/** Farther than any control asks the pointer to travel before it counts, in CSS pixels. */
const TRAVEL = 120;
/** How long one approach waits for the control to count, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Presses a control as a person does: comes from elsewhere on the page with the mouse, waits until the control counts
 * (`aria-disabled` is gone), clicks. Comes anew as long as it does not count.
 */
export async function press(control: Locator, timeout = 30_000): Promise<void> {
  const end = Date.now() + timeout;
  for (;;) {
    await approach(control, Math.max(1, end - Date.now()));
    const counts = await control.click({ trial: true, timeout: PATIENCE }).then(
      () => true,
      () => false,
    );
    if (counts) return control.click();
    if (Date.now() > end) throw new Error(`${control} does not count within ${timeout} ms`);
  }
}

/** Moves the mouse over the page to the middle of a control, in steps. */
async function approach(control: Locator, timeout: number): Promise<void> {
  await control.scrollIntoViewIfNeeded({ timeout });
  const box = await control.boundingBox({ timeout });
  if (!box) return;
  const { mouse } = control.page();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const away = y > TRAVEL ? -TRAVEL : TRAVEL;
  await mouse.move(x, y + away);
  await mouse.move(x, y, { steps: 12 });
}

/** The same for a page that puppeteer drives: a popup, or Firefox. */
export async function pressButton(page: PuppeteerPage, name: string, timeout = 30_000): Promise<void> {
  const button = `::-p-aria([name="${name}"][role="button"])`;
  const end = Date.now() + timeout;
  for (;;) {
    const element = await page.waitForSelector(button, { timeout });
    await element?.scrollIntoView();
    const box = await element?.boundingBox();
    if (box) {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y + (y > TRAVEL ? -TRAVEL : TRAVEL));
      await page.mouse.move(x, y, { steps: 12 });
    }
    const counts = await page
      .waitForFunction(
        (candidate) => candidate?.matches(':enabled:not([aria-disabled="true"])'),
        { timeout: PATIENCE },
        element,
      )
      .then(
        () => true,
        () => false,
      );
    if (counts) {
      await element?.click();
      return;
    }
    if (Date.now() > end) throw new Error(`${name} does not count within ${timeout} ms`);
  }
}
