import { DryRun, type Effect } from '@/utils/syncs/dry-run/types';
import { CANARY, type Held, type Round, type Snapshot, type Stage } from './play';
import { unusualIn } from './unusual';
import type { World } from './worlds';

export interface Verdict {
  /** `clear`: foretold without an obstacle, and so it came. */
  kind: 'clear' | 'obstacles' | 'refused' | 'dropped';
  unusual: string[];
  obstacles: string[];
  /** What was foretold of each key, as far as it came so. */
  effects: Effect[];
  /** What was told and did not come so, or should not have been told; by its kind. */
  wrong: Record<string, string>;
}

/** Plays a world, and compares what was foretold with what came. */
export async function judge(stage: Stage, world: World): Promise<Verdict> {
  stage.set(world);
  const first = await stage.round();
  const verdict = judgeRound(world, first);
  const goesOn = world.again && verdict.kind === 'clear' && Object.keys(verdict.wrong).length === 0;
  if (!goesOn) return verdict;
  const second = await stage.round(true);
  const then = judgeRound({ ...world, values: valuesOf(second.before) }, second);
  const wrong = Object.entries({ ...then.wrong, ...unfilled(first, second) });
  return {
    ...verdict,
    wrong: Object.fromEntries(wrong.map(([kind, what]) => [`second run: ${kind}`, what])),
  };
}

function judgeRound(world: World, round: Round): Verdict {
  const unusual = unusualIn(world);
  const { foretold, told, writes } = round;
  const wrong: Verdict['wrong'] = {};
  const at = told.indexOf(CANARY);
  if (at >= 0) wrong['a value is told'] = told.slice(Math.max(0, at - 60), at + 40);
  if (writes.length > 0) wrong['the dry run writes'] = writes.join(', ');
  if ('error' in foretold) {
    if (!unusual.some((why) => why.startsWith('the question fails'))) wrong.thrown = String(foretold.error);
    return { kind: 'refused', unusual, obstacles: [], effects: [], wrong };
  }
  const parsed = DryRun.safeParse(foretold);
  if (!parsed.success) wrong['no DryRun'] = String(parsed.error);
  const obstacles = foretold.obstacles.map(({ code }) => code);
  const rest = { unusual, obstacles, effects: foretold.keys.map(({ effect }) => effect), wrong };
  if (obstacles.length > 0) {
    if (unusual.length === 0) wrong['obstacle without a reason'] = JSON.stringify(foretold.obstacles);
    return { kind: 'obstacles', ...rest };
  }
  if (round.ending === 'dropped') return { kind: 'dropped', ...rest };
  if (round.ending !== 'succeeded') wrong[`no obstacle, but: ${round.ending}`] = round.message;
  Object.assign(wrong, differences(world, round, foretold));
  return { kind: 'clear', ...rest };
}

function valuesOf({ app, env }: Snapshot): World['values'] {
  const at = (values: Map<string, Held>, level: 'app' | 'env') =>
    [...values].map(([key, { isSecret }]) => ({ key, level, isSecret }));
  return [...at(app, 'app'), ...at(env, 'env')];
}

/** Where what came is not what was foretold. */
function differences(world: World, { before, after }: Round, foretold: DryRun): Verdict['wrong'] {
  const wrong: Verdict['wrong'] = {};
  const { scope } = world.plan.destination;
  const happened = effects(viewOf(before, scope), viewOf(after, scope));
  const told = new Map(foretold.keys.map(({ key, effect }) => [key, effect]));
  if (told.size !== foretold.keys.length) wrong['a key twice'] = JSON.stringify(foretold.keys);
  for (const key of new Set([...happened.keys(), ...told.keys()])) {
    const [was, will] = [happened.get(key), told.get(key)];
    if (was !== will) wrong[`told ${will}, happened ${was}`] = JSON.stringify(key);
  }
  const isEnvironment = scope === 'environment';
  const newAtApp = [...after.app.keys()].filter((key) => !before.app.has(key));
  const expected = isEnvironment ? newAtApp : [];
  if (!isSameSet(foretold.addedToApp, expected)) {
    wrong['added to the app'] =
      `told ${JSON.stringify(foretold.addedToApp)}, happened ${JSON.stringify(expected)}`;
  }
  const filled = newAtApp.filter((key) => isEnvironment && after.app.get(key)?.text !== '');
  if (filled.length > 0) wrong['the app got a value'] = JSON.stringify(filled);
  const empty = isEnvironment ? [] : newAtApp.filter((key) => after.app.get(key)?.text === '');
  const may = new Set(foretold.emptyAtFirst);
  const isNewer = world.version === '2026-04' || world.version === 'newest';
  if (
    empty.some((key) => !may.has(key)) ||
    [...may].some((key) => told.get(key) !== 'added') ||
    (may.size > 0 && (isNewer || isEnvironment))
  ) {
    wrong['empty at first'] = `told ${JSON.stringify([...may])}, happened ${JSON.stringify(empty)}`;
  }
  const others = (one: Snapshot) =>
    JSON.stringify([
      one.elsewhere,
      isEnvironment ? [...before.app.keys()].map((key) => one.app.get(key)) : [...one.env],
    ]);
  if (others(before) !== others(after)) wrong['something else was changed'] = others(after);
  return wrong;
}

/** What was empty at first is filled by the next run. */
function unfilled({ foretold }: Round, { after }: Round): Verdict['wrong'] {
  const keys = 'error' in foretold ? [] : foretold.emptyAtFirst;
  const left = keys.filter((key) => after.app.get(key)?.text === '');
  return left.length > 0 ? { 'empty at last': JSON.stringify(left) } : {};
}

type Seen = Held & { source: 'app' | 'env' };

/** The values as the sync's scope shows them. */
function viewOf({ app, env }: Snapshot, scope: 'application' | 'environment'): Map<string, Seen> {
  const from = (values: Map<string, Held>, source: Seen['source']) =>
    [...values].map(([key, held]) => [key, { ...held, source }] as const);
  return new Map([...from(app, 'app'), ...(scope === 'environment' ? from(env, 'env') : [])]);
}

function effects(before: Map<string, Seen>, after: Map<string, Seen>): Map<string, Effect> {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return new Map([...keys].map((key) => [key, effect(before.get(key), after.get(key))]));
}

function effect(before: Seen | undefined, after: Seen | undefined): Effect {
  if (!before) return 'added';
  if (!after || (before.source === 'env' && after.source === 'app')) return 'deleted';
  const isWritten = before.at !== after.at || before.text !== after.text || before.source !== after.source;
  if (!isWritten) return 'left-alone';
  return after.isSecret ? 'overwritten' : 'stays-plain';
}

function isSameSet(one: string[], other: string[]): boolean {
  return one.length === other.length && new Set([...one, ...other]).size === one.length;
}
