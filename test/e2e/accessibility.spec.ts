import { Stage } from '../states/stage';
import { wordsOf } from '../states/words';
import { violations } from '../support/axe';
import { EXTENSION_DIR } from '../support/extension';
import { entry } from '../unit/history/entries';
import { expect, test } from './fixtures';

// The popup is held to the same rules in each of its states: states.spec.ts.
for (const colorScheme of ['light', 'dark'] as const) {
  test(`the options break no accessibility rule, ${colorScheme}`, async ({ simulators, extension }) => {
    const stage = new Stage(extension, simulators, wordsOf(EXTENSION_DIR, 'en'));
    await stage.store({ history: [entry()] });
    const options = await extension.options();
    await options.emulateMedia({ colorScheme });
    for (const method of ['Browser session', 'Universal Auth', 'Access token']) {
      await options.getByRole('radio', { name: method }).check();
      expect(await violations(options), method).toEqual([]);
    }
    await options.getByRole('button', { name: 'Add profile' }).click();
    await options.getByRole('button', { name: 'Clear' }).click();
    for (const more of await options.locator('summary').all()) await more.click();
    for (const width of [1280, 320]) {
      await options.setViewportSize({ width, height: 900 });
      expect(await violations(options), `questions at ${width} px`).toEqual([]);
    }
  });
}
