import { test as base, chromium, expect, type Page } from '@playwright/test';
import { chromiumPath } from '../../support/browsers';
import { bundle } from '../../support/bundle';
import type {} from './detect-page';
import { documents, type SmallDocument } from './documents';

/** The detector by itself, in a page of a real browser: what it looks at is layout. */
const test = base.extend<object, { blank: Page }>({
  blank: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: chromiumPath(),
        args: ['--no-sandbox', '--disable-gpu'],
      });
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await page.setContent('<!doctype html><html><head></head><body></body></html>');
      await page.addScriptTag({
        content: await bundle(new URL('./detect-page.ts', import.meta.url)),
        type: 'module',
      });
      await page.waitForFunction(() => window.detected !== undefined);
      await use(page);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** Draws a document and looks at it once. */
const detectedIn = (page: Page, one: SmallDocument): Promise<string[]> =>
  page.evaluate(({ lang, body }) => {
    document.documentElement.lang = lang ?? 'en';
    document.body.innerHTML = body;
    for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[data-modal]'))
      dialog.showModal();
    for (const popover of document.querySelectorAll<HTMLElement>('[popover][data-popover]'))
      popover.showPopover();
    return window.detected();
  }, one);

test('of each small document the one new token is offered, whole, and nothing else', async ({ blank }) => {
  const wrong: object[] = [];
  for (const one of documents) {
    const values = await detectedIn(blank, one);
    const expected = one.offered === undefined ? [] : [one.offered];
    if (JSON.stringify(values) !== JSON.stringify(expected)) wrong.push({ name: one.name, expected, values });
  }
  expect(wrong).toEqual([]);
  expect(documents.filter(({ offered }) => offered !== undefined).length).toBeGreaterThanOrEqual(60);
  expect(documents.filter(({ offered }) => offered === undefined).length).toBeGreaterThanOrEqual(60);
});
