import { setTimeout as pause } from 'node:timers/promises';
import { ONCE_MORE } from '../../support/capturing';
import { clickAt } from '../../support/console-tab';
import { promptGone, sendButton } from '../../support/prompt-in-tab';
import { expect, inBoth, inChromium, openCase, says, showCase } from './fixtures';
import { clear, obstruct } from './obstacle';

/** Longer than a delivered capture takes to be stored. */
const SETTLED = 700;

inBoth('a click that does not count is answered, and the next one counts', async (tab) => {
  const token = await openCase(tab);
  const spot = await sendButton(tab, 'ready');
  await obstruct(tab);
  await clickAt(tab, spot);
  await says(tab, ONCE_MORE);
  expect(await tab.held()).toBeUndefined();

  await clear(tab);
  expect(await sendButton(tab, 'ready'), 'the answer must not move the button').toEqual(spot);
  await clickAt(tab, spot);
  await expect.poll(tab.held).toBe(token);
});

inBoth(
  'while a click does not count the button keeps the focus, and a held key never counts',
  async (tab) => {
    const token = await openCase(tab);
    const spot = await sendButton(tab, 'ready');
    await obstruct(tab);
    await clickAt(tab, spot);
    await says(tab, ONCE_MORE);
    expect((await tab.accessible('button', 'Send to Infisical'))?.hasFocus).toBe(true);

    await tab.keyDown('Enter');
    await clear(tab);
    for (let repeats = 0; repeats < 40; repeats++) {
      await tab.keyDown('Enter');
      await pause(30);
    }
    await tab.keyUp('Enter');
    expect(await tab.held()).toBeUndefined();

    await sendButton(tab, 'ready');
    await tab.key('Enter');
    await expect.poll(tab.held).toBe(token);
  },
);

inBoth('a space bar that went down too early does not count when it is let go', async (tab) => {
  await openCase(tab);
  const spot = await sendButton(tab, 'ready');
  await obstruct(tab);
  await clickAt(tab, spot);
  await tab.keyDown(' ');
  await clear(tab);
  await sendButton(tab, 'ready');
  await tab.keyUp(' ');
  await pause(SETTLED);
  expect(await tab.held()).toBeUndefined();
});

inBoth('a mouse button pressed too early does not count when it is let go', async (tab) => {
  await openCase(tab);
  const spot = await sendButton(tab, 'ready');
  await obstruct(tab);
  await tab.mouse.move(spot.x, spot.y);
  await tab.mouse.down();
  await clear(tab);
  await sendButton(tab, 'ready');
  await tab.mouse.up();
  await pause(SETTLED);
  expect(await tab.held()).toBeUndefined();
});

// Firefox's driver waits with a click until the page can handle it; a real pointer clicks there in security/prompt-attacks.spec.ts.
inChromium('an early click on a busy page is not late because it is handled late', async (tab) => {
  await openCase(tab);
  const spot = await sendButton(tab, 'ready');
  await tab.evaluate(() => window.corpus.clear(), undefined);
  await promptGone(tab);

  const busy = tab.evaluate(async () => {
    while (!document.querySelector('[popover=manual]:popover-open'))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    // Until the browser has told that it is visible.
    for (let frames = 0; frames < 4; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
    console.error('busy');
    for (const start = performance.now(); performance.now() - start < 2_000; );
  }, undefined);
  const shown = showCase(tab);
  await expect.poll(() => tab.problems(), { intervals: [20] }).toContain('busy');
  await Promise.all([clickAt(tab, spot), busy, shown]);
  await says(tab, ONCE_MORE);
  expect(await tab.held()).toBeUndefined();
});
