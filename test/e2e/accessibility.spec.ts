/// <reference types="chrome" />
import { violationsIn } from '../support/axe';
import { shows } from '../support/user-acts';
import { entry } from '../unit/history/entries';
import { expect, inBoth } from './fixtures';

// The popup is held to the same rules in each of its states: states.spec.ts.
for (const scheme of ['light', 'dark'] as const) {
  inBoth(`the options break no accessibility rule, ${scheme}`, async ({ browser }) => {
    await browser.evaluate((history) => chrome.storage.local.set({ history }), [entry()]);
    const options = await browser.options();
    await browser.prefer(scheme);
    const isDark = () =>
      options.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches, undefined);
    await expect.poll(isDark).toBe(scheme === 'dark');
    for (const method of ['Browser session', 'Universal Auth', 'Access token']) {
      await options.click('radio', method);
      await expect.poll(() => options.isChecked(method)).toBe(true);
      expect(await violationsIn(options), method).toEqual([]);
    }
    await options.click('button', 'Add profile');
    await options.click('button', 'Clear');
    await shows(options, 'Clear the history?');
    await options.evaluate(() => {
      for (const more of document.querySelectorAll('summary')) more.click();
    }, undefined);
    for (const width of [1280, 320]) {
      await options.resize(width, 900);
      expect(await violationsIn(options), `questions at ${width} px`).toEqual([]);
    }
  });
}
