import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EFFECTS, Obstacle } from '@/utils/syncs/dry-run/types';
import { seedsOf } from '../../support/seeds';
import { judge, type Verdict } from './foretold/judge';
import { type Stage, stage } from './foretold/play';
import { shrink } from './foretold/shrink';
import { type World, worldOf } from './foretold/worlds';

/*
 * What is foretold of a sync is what its run does, or it says that it cannot tell. Worlds are drawn by their seeds: the dry run is
 * asked for through the product's own clients, the same sync is made in the simulated Infisical and run to its end, and the
 * simulated Humanitec is compared before and after. `SEED=7` plays one of them alone.
 */

const SEEDS = seedsOf({ some: 2_000, many: 40_000 });
/** Of all worlds, so many have to be foretold whole: saying nothing is no answer. */
const CLEAR_SHARE = 0.6;
/** So many hold nothing that would excuse an obstacle. */
const USUAL_SHARE = 0.5;
/** So many failures are made smaller and shown, one of each kind. */
const SHOWN = 12;

let theatre: Stage;
const verdicts = new Map<number, Verdict>();

beforeAll(async () => {
  theatre = await stage();
  for (const seed of SEEDS) verdicts.set(seed, await judge(theatre, worldOf(seed)));
}, 300_000);
afterAll(() => {
  vi.unstubAllGlobals();
});

test('what is foretold is what happens', async () => {
  const kinds = new Map<string, number[]>();
  for (const [seed, { wrong }] of verdicts) {
    for (const kind of Object.keys(wrong)) kinds.set(kind, [...(kinds.get(kind) ?? []), seed]);
  }
  const shown: string[] = [];
  for (const [kind, seeds] of [...kinds].slice(0, SHOWN)) shown.push(await explain(kind, seeds));
  expect(shown.join('\n\n')).toBe('');
});

test.skipIf(SEEDS.length === 1)('no usual world has an obstacle, and most worlds have none', () => {
  const all = [...verdicts.values()];
  const usual = all.filter(({ unusual }) => unusual.length === 0);
  const clear = all.filter(({ kind }) => kind === 'clear');
  console.log(
    JSON.stringify({
      worlds: all.length,
      usual: usual.length,
      kinds: counted(all.map(({ kind }) => kind)),
      effects: counted(clear.flatMap(({ effects }) => effects)),
      obstacles: counted(all.flatMap(({ obstacles }) => [...new Set(obstacles)])),
      unusual: counted(all.flatMap(({ unusual }) => unusual)),
      'unusual and clear': counted(clear.flatMap(({ unusual }) => unusual)),
    }),
  );
  expect(new Set(usual.map(({ kind }) => kind))).toEqual(new Set(['clear']));
  expect(usual.length / all.length).toBeGreaterThan(USUAL_SHARE);
  expect(clear.length / all.length).toBeGreaterThan(CLEAR_SHARE);
  // The worlds are worth it: each effect is met, and each obstacle.
  expect(new Set(clear.flatMap(({ effects }) => effects))).toEqual(new Set(EFFECTS));
  expect(new Set(all.flatMap(({ obstacles }) => obstacles)).size).toBe(Obstacle.def.options.length);
});

function counted(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** The first world that fails in this way, as small as it can be made. */
async function explain(kind: string, seeds: number[]): Promise<string> {
  const [seed = 0] = seeds;
  const fails = async (world: World) => kind in (await judge(theatre, world)).wrong;
  const smallest = await shrink(worldOf(seed), fails);
  const { wrong, unusual } = await judge(theatre, smallest);
  return [
    `${kind}: SEED=${seed}, in ${seeds.length} worlds (${seeds.slice(0, 5).join(', ')})`,
    `  ${wrong[kind]?.slice(0, 500)}`,
    `  unusual: ${unusual.join('; ') || 'nothing'}`,
    `  ${JSON.stringify(smallest).slice(0, 1_500)}`,
  ].join('\n');
}
