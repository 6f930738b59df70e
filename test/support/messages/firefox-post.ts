import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { FirefoxWithExtension } from '../firefox';
import { inFirefoxScript, type Whose } from '../firefox-script';
import { type Sender, senderBy, type Way } from './post';

/** A sender in the world of an extension's content script in a tab, which it brings to the front. */
export async function fromFirefoxScript(
  firefox: FirefoxWithExtension,
  page: Page,
  way: Way,
  whose: Whose = {},
): Promise<Sender> {
  await page.bringToFront();
  // The content script comes when the document is complete, which may be a moment later.
  for (let tries = 0; tries < 50; tries += 1) {
    const runs = await inFirefoxScript(firefox, 'true', whose).catch(() => false);
    if (runs) return senderBy(way, (expression) => inFirefoxScript(firefox, expression, whose));
    await pause(100);
  }
  throw new Error(`No content script of ${whose.geckoId ?? 'the extension'} runs in ${page.url()}`);
}

/** A sender in the main world of a page. */
export const fromFirefoxPage = (page: Page, way: Way): Sender =>
  senderBy(way, (expression) => page.evaluate(expression));
