import { type Arena, evilToken, type Lesson, learn, wasCaptured } from '../../support/arena';
import { reportPopupAttack } from '../../support/attack-figures';
import { type Run, seededRuns, type Targets } from '../../support/press-series';
import { writes } from '../../support/push';

/** Longer than a push that was begun takes to reach Infisical. */
const SETTLED = 700;

/**
 * Plays the hostile game with seeded hands, and reports what came of it.
 * @returns the seeds whose run pushed a token.
 */
export async function playSeries(arena: Arena, browser: string, seeds: readonly number[]): Promise<number[]> {
  const lesson = await learn(arena);
  const pushed: number[] = [];
  let captured = 0;
  const runs = seededRuns(seeds);
  for (const run of runs) {
    const outcome = await play(arena, lesson, run);
    if (outcome.captured) captured += 1;
    if (outcome.pushed) pushed.push(run.seed);
    console.log(`${browser} SEED=${run.seed} ${run.name}:`, JSON.stringify(outcome));
  }
  reportPopupAttack(`click series, ${browser}`, { runs: runs.length, captured, pushed: pushed.length });
  return pushed;
}

interface Outcome {
  captured: boolean;
  pushed: boolean;
  /** The popup, at the end. */
  open: boolean;
}

async function play(arena: Arena, { offset, create }: Lesson, run: Run): Promise<Outcome> {
  const { simulators, display } = arena;
  simulators.traffic.length = 0;
  simulators.infisical.us.state.connections.length = 0;
  const origin = await arena.origin();
  // A third of the hands comes from another place, as all keys do.
  const wanted = run.keyboard || run.seed % 3 === 0 ? { x: create.x - 220, y: create.y - 60 } : create;
  await arena.play(
    {
      tokens: Array.from({ length: 5 }, () => evilToken(simulators)),
      at: { x: wanted.x - origin.x, y: wanted.y - origin.y },
      offset,
    },
    // As a page of its own organization, or of the victim's: the button's words differ.
    run.seed % 2 === 0 ? undefined : 'https://app.humanitec.io/orgs/acme/game',
  );
  // Near the window's edge the prompt does not stand where it is wanted; then the first press goes to where it stands.
  const stands = await arena.send();
  const targets: Targets = { create, send: { x: origin.x + stands.x, y: origin.y + stands.y } };
  if (run.delay > 0)
    simulators.faults.add({ path: /current-user|\/apps|token/, action: { kind: 'delay', ms: run.delay } });
  // The game explains its rules until the prompt counts presses. The click beside it gives the page the keys.
  await display.input('mousemove', targets.send.x - 60, targets.send.y + 70, 'click', 1, 'sleep', 1.2);
  await display.input(...run.commands(targets), 'sleep', SETTLED / 1000);
  simulators.faults.clear();
  const outcome = {
    captured: wasCaptured(simulators),
    pushed: writes(simulators).length > 0,
    open: (await arena.buttons()).length > 0,
  };
  await arena.startAnew();
  return outcome;
}
