import { expect, test } from '@playwright/test';
import { type Arena, captureCalmly, type PopupButton, SENDS, whereItStands } from '../../support/arena';
import { chromiumArena } from '../../support/arena-chromium';
import { firefoxArena } from '../../support/arena-firefox';
import { writes } from '../../support/push';
import { serviceUserToken } from '../../support/user';

/** As long as somebody takes to read what the popup says, in seconds. */
const READING = 1.5;

/** Has a token of the own organization captured, and gives the button that sends it once it stands still. */
async function captured(arena: Arena): Promise<PopupButton> {
  const token = serviceUserToken(arena.simulators.humanitec);
  await arena.play(
    { tokens: [token], at: { x: 150, y: 300 }, offset: { x: 73, y: 210 } },
    'https://app.humanitec.io/orgs/acme/game',
  );
  await captureCalmly(arena);
  return whereItStands(arena, SENDS);
}

const pushes = (arena: Arena) => expect.poll(() => writes(arena.simulators).length);

for (const [browser, start] of Object.entries({ Chromium: chromiumArena, Firefox: firefoxArena })) {
  test.describe(browser, () => {
    test.describe.configure({ mode: 'default', timeout: 120_000 });
    let arena: Arena;
    test.beforeAll(async () => {
      arena = await start();
    });
    test.afterAll(() => arena.close());
    test.beforeEach(async () => {
      await arena.startAnew();
      arena.simulators.traffic.length = 0;
    });

    test('who goes to the button with the pointer, reads and clicks once has it sent', async () => {
      const { x, y } = await captured(arena);
      const way = Array.from({ length: 12 }, (_, step) => [
        'mousemove',
        Math.round(x - ((11 - step) * 300) / 11),
        Math.round(y - ((11 - step) * 120) / 11),
        'sleep',
        0.03,
      ]).flat();
      await arena.display.input(...way, 'sleep', READING, 'click', 1);
      await pushes(arena).toBe(1);
    });

    test('who goes to the button with Tab, reads and presses Enter has it sent', async () => {
      const { name } = await captured(arena);
      const reached = async () => (await arena.buttons()).some((each) => each.focused && each.name === name);
      for (let presses = 0; presses < 40 && !(await reached()); presses += 1)
        await arena.display.input('key', 'Tab', 'sleep', 0.1);
      expect(await reached()).toBe(true);
      await arena.display.input('sleep', READING, 'key', 'Return');
      await pushes(arena).toBe(1);
    });

    test('who moves neither pointer nor focus is asked once more, elsewhere, and has it sent then', async () => {
      const create = await captured(arena);
      const before = (await arena.buttons()).map(({ name }) => name);
      const asked = async () =>
        (await arena.buttons()).find(
          ({ name, x, y }) =>
            !before.includes(name) && name !== 'Cancel' && Math.hypot(x - create.x, y - create.y) > 60,
        );
      // On a busy machine the moment may take longer; who is told so presses once more.
      await expect(async () => {
        await arena.display.input('sleep', READING);
        await arena.actOn(create);
        await expect.poll(asked, { message: 'a new control', timeout: 3_000 }).toBeDefined();
      }).toPass({ timeout: 40_000 });
      expect(writes(arena.simulators)).toEqual([]);
      await expect(async () => {
        await arena.display.input('sleep', READING);
        const once = await asked();
        if (once) await arena.actOn(once);
        await expect.poll(() => writes(arena.simulators).length, { timeout: 3_000 }).toBe(1);
      }).toPass({ timeout: 40_000 });
    });
  });
}
