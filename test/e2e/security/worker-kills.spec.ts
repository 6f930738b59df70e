import { play } from '../../support/kills/journey';
import { Killer } from '../../support/kills/killer';
import { writeScript } from '../../support/kills/script';
import { seedsOf } from '../../support/seeds';
import { expect, test } from '../fixtures';

// By chance, in Chromium alone: `stopped-between.spec.ts` and `push/stopped-worker.spec.ts` stop Firefox's event page, too, at chosen points.
const SEEDS = seedsOf({ some: 6, many: 200 });
/** As many browsers as run at the same time share the journeys. */
const SHARES = Math.min(2, SEEDS.length);

for (let share = 0; share < SHARES; share += 1) {
  const seeds = SEEDS.filter((_, index) => index % SHARES === share);

  test(`the browser stops the background again and again: nothing is lost, done twice or claimed falsely (${share + 1} of ${SHARES})`, async ({
    simulators,
    extension,
  }, testInfo) => {
    test.setTimeout(120_000 + seeds.length * 60_000);
    const count = { kills: 0, survived: 0, captured: 0, lost: 0 };
    const broken: unknown[] = [];
    const killer = await Killer.in(extension);
    for (const seed of seeds) {
      await killer.startAnew();
      simulators.reset();
      const script = writeScript(seed);
      const killsBefore = killer.kills;
      const { fates, wrong } = await play(script, simulators, extension, killer).catch((error: unknown) => ({
        fates: [],
        wrong: [String(error)],
      }));
      count.kills += killer.kills - killsBefore;
      count.captured += fates.filter(({ captured }) => captured).length;
      count.lost += wrong.filter((each) => each.includes(': lost;')).length;
      if (wrong.length === 0) count.survived += 1;
      else broken.push({ wrong, script });
      console.log(`seed ${seed}: ${wrong.length === 0 ? 'survived' : `broken, ${JSON.stringify(wrong)}`}`);
    }
    // What comes next in this browser finds the background running.
    await extension.popupInTab();
    testInfo.annotations.push(
      {
        type: 'kill',
        description: `journeys ${share + 1} of ${SHARES}: ${seeds.length} journeys, ${count.kills} kills, ${count.survived} survived`,
      },
      {
        type: 'token',
        description: `journeys ${share + 1} of ${SHARES}: ${count.captured} captured, ${count.lost} lost`,
      },
    );
    expect(JSON.stringify(broken, spell, 2)).toBe('[]');
  });
}

/** Regular expressions as text, so that a script can be read and played again. */
function spell(_: string, value: unknown): unknown {
  return value instanceof RegExp ? value.source : value;
}
