import { bundle } from '../../support/bundle';
import type { ConsoleTab } from '../../support/console-tab';
import type {} from './detect-page';
import { documents, type SmallDocument } from './documents';
import { expect, inBoth } from './fixtures';

/** Where the extension is not: the detector by itself, in a page of a real browser, as what it looks at is layout. */
const BLANK = 'https://infisical.example.com/blank';

/** Loads a page that has the detector. */
async function openBlank(tab: ConsoleTab): Promise<void> {
  await tab.resize(1280, 720);
  await tab.goto(BLANK);
  await tab.evaluate(
    async (text) => {
      document.head.append(Object.assign(document.createElement('script'), { type: 'module', text }));
      while (!window.detected) await new Promise(requestAnimationFrame);
    },
    await bundle(new URL('./detect-page.ts', import.meta.url)),
  );
}

/** Draws a document and looks at it once. */
const detectedIn = (tab: ConsoleTab, one: SmallDocument): Promise<string[]> =>
  tab.evaluate(({ lang, body }) => {
    document.documentElement.lang = lang ?? 'en';
    document.body.innerHTML = body;
    for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[data-modal]'))
      dialog.showModal();
    for (const popover of document.querySelectorAll<HTMLElement>('[popover][data-popover]'))
      popover.showPopover();
    return window.detected();
  }, one);

inBoth('of each small document the one new token is offered, whole, and nothing else', async (tab) => {
  await openBlank(tab);
  const wrong: object[] = [];
  for (const one of documents) {
    const values = await detectedIn(tab, one);
    const expected = one.offered === undefined ? [] : [one.offered];
    if (JSON.stringify(values) !== JSON.stringify(expected)) wrong.push({ name: one.name, expected, values });
  }
  expect(wrong).toEqual([]);
  expect(documents.filter(({ offered }) => offered !== undefined).length).toBeGreaterThanOrEqual(60);
  expect(documents.filter(({ offered }) => offered === undefined).length).toBeGreaterThanOrEqual(60);
});
