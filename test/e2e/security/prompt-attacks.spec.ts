import { expect, test } from '@playwright/test';
import type { Arena } from '../../support/arena';
import { chromiumArena } from '../../support/arena-chromium';
import { firefoxArena } from '../../support/arena-firefox';
import { openWindowAtClick, pretendEvents, TRICKS } from '../../support/prompt-tricks';
import {
  captures,
  earlyClickCaptures,
  heldKeyCaptures,
  honestClickCaptures,
  isTricked,
  onScreen,
  READING,
  reportTrick,
  showToken,
} from './prompt-attacks';

for (const [browser, start] of Object.entries({ Chromium: chromiumArena, Firefox: firefoxArena })) {
  test.describe(browser, () => {
    test.describe.configure({ mode: 'default', timeout: 60_000, retries: 0 });
    let arena: Arena;
    test.beforeAll(async () => {
      test.setTimeout(120_000);
      arena = await start();
    });
    test.afterAll(() => arena.close());

    const judge = (name: string, captured: boolean): void => {
      reportTrick(browser, name, captured);
      expect(captured, 'captured without being read').toBe(false);
    };

    for (const [name, trick] of Object.entries(TRICKS)) {
      if (browser === 'Firefox' && trick.letsClicksThrough) continue;
      test(name, async () => judge(name, await isTricked(arena, trick)));
    }

    test('events that no person made', async () => {
      const { place } = await showToken(arena);
      await arena.display.input('sleep', READING);
      judge('events that no person made', await captures(arena, () => arena.evaluate(pretendEvents, place)));
    });

    test('an early click that a busy page handles late', async () => {
      let captured = false;
      for (const moment of [0.2, 0.35]) captured ||= await earlyClickCaptures(arena, moment);
      judge('an early click that a busy page handles late', captured);
    });

    test('Enter held down since before the prompt could be read', async () => {
      let told: (boolean | undefined)[] = [];
      // On a busy machine the key may come too late to tell anything.
      for (let tries = 0; tries < 8 && told.filter((each) => each !== undefined).length < 2; tries += 1)
        told = [...told, await heldKeyCaptures(arena)];
      expect(told, 'keys that came early').toContainEqual(expect.any(Boolean));
      judge('Enter held down', told.includes(true));
    });

    test('a window over it that closes between the clicks of a double click', async () => {
      const { place, origin } = await showToken(arena);
      const [x, y] = onScreen(origin, place.send);
      await arena.evaluate(openWindowAtClick, { x: x - 250, y: y - 250, width: 500, height: 500 });
      await arena.display.input('mousemove', ...onScreen(origin, place.elsewhere), 'click', 1, 'sleep', 2);
      judge(
        'window closed between two clicks',
        await captures(arena, () =>
          arena.display.input('mousemove', x, y, 'sleep', 0.2, 'click', 1, 'sleep', 0.15, 'click', 1),
        ),
      );
    });

    test('a click into a window that another one had the focus of', async () => {
      const { place, origin } = await showToken(arena);
      await arena.evaluate(openWindowAtClick, { x: 900, y: 600, width: 300, height: 200 });
      await arena.display.input('mousemove', ...onScreen(origin, place.elsewhere), 'click', 1, 'sleep', 2);
      expect(await arena.evaluate(() => document.hasFocus(), undefined), 'focus of the page').toBe(false);
      const captured = await captures(arena, () =>
        arena.display.input('mousemove', ...onScreen(origin, place.send), 'sleep', 0.2, 'click', 1),
      );
      await arena.evaluate(() => (window as unknown as { opened?: Window }).opened?.close(), undefined);
      judge('window without focus', captured);
    });

    test('who reads the prompt after all of that has the token captured', async () => {
      expect(await honestClickCaptures(arena)).toBe(true);
    });
  });
}
