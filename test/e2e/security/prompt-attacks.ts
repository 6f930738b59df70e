import type { Spot } from '../../support/accessible';
import { type Arena, captureCalmly } from '../../support/arena';
import { reportPromptAttack } from '../../support/attack-figures';
import type { GameTimes } from '../../support/hostile-game';
import { insideOfPrompt, type Place, type Trick } from '../../support/prompt-tricks';
import { serviceUserToken } from '../../support/user';

/** As long as somebody takes to read the prompt, in seconds. */
export const READING = 1.5;
/** Well before the prompt has stood long enough for a key to count, in milliseconds; pages see it a little late. */
const EARLY = 250;
/** Longer than a delivered capture takes to be stored, in seconds. */
const SETTLED = 0.8;
/** Where the prompt's button is on the page, about; and the way there from the dialog's corner. */
const AT: Spot = { x: 300, y: 400 };
const OFFSET: Spot = { x: 73, y: 210 };

/** Shows a token of the user's own organization. Gives where the prompt's button is on the page. */
export async function showToken(arena: Arena): Promise<{ token: string; place: Place; origin: Spot }> {
  await arena.startAnew();
  const token = await play(arena);
  const send = await arena.send();
  return {
    token,
    place: { send, elsewhere: { x: send.x + 260, y: send.y + 120 } },
    origin: await arena.origin(),
  };
}

async function play(arena: Arena, busyFor?: number): Promise<string> {
  const token = serviceUserToken(arena.simulators.humanitec);
  await arena.play(
    { tokens: [token], at: AT, offset: OFFSET, ...(busyFor === undefined ? {} : { busyFor }) },
    'https://app.humanitec.io/orgs/acme/game',
  );
  return token;
}

/**
 * Clicks `moment` seconds after a token was shown, while the page is too busy to handle the click before the prompt has
 * stood for long. True if that captured it.
 */
export async function earlyClickCaptures(arena: Arena, moment: number): Promise<boolean> {
  const { place, origin } = await showToken(arena);
  await arena.startAnew();
  await arena.display.input('mousemove', ...onScreen(origin, place.send), 'sleep', 0.3);
  await play(arena, 2_000);
  await arena.display.input('sleep', moment, 'click', 1);
  return captures(arena, () => arena.display.input('sleep', 2.5));
}

/**
 * Holds Enter down on the prompt's button from before the prompt has stood for a moment until long after. True if that
 * captured the token; undefined if the key came too late to tell.
 */
export async function heldKeyCaptures(arena: Arena): Promise<boolean | undefined> {
  const { origin } = await showToken(arena);
  await arena.startAnew();
  await arena.display.input('mousemove', ...onScreen(origin, { x: 60, y: 600 }), 'click', 1, 'sleep', 0.3);
  await play(arena);
  await arena.display.input('key', 'Tab', 'key', 'Tab', 'keydown', 'Return', 'sleep', 2.5);
  const { prompt = 0, enter = Infinity } = await arena.evaluate(
    () => (window as unknown as { times: GameTimes }).times,
    undefined,
  );
  const captured = await captures(arena, () => arena.display.input('keyup', 'Return'));
  return enter - prompt < EARLY ? captured : undefined;
}

export const onScreen = (origin: Spot, { x, y }: Spot): [number, number] => [
  Math.round(origin.x + x),
  Math.round(origin.y + y),
];

/** Reads the prompt, is tricked, clicks. True if a token was captured by a prompt that was not as it had been. */
export async function isTricked(
  arena: Arena,
  { start, clicks, ifItLooksDifferent }: Trick,
): Promise<boolean> {
  const { place, origin } = await showToken(arena);
  await arena.display.input('mousemove', ...onScreen(origin, { x: AT.x, y: AT.y + 90 }), 'sleep', READING);
  const inside = await arena.evaluate(insideOfPrompt, undefined);
  const before = await arena.picture(inside);
  await arena.evaluate(start, place);
  await arena.display.input('sleep', clicks ? 0.15 : 0.4);
  const after = ifItLooksDifferent && (await arena.picture(inside));
  const target = clicks === 'elsewhere' ? place.elsewhere : place.send;
  await arena.display.input('mousemove', ...onScreen(origin, target), 'sleep', 0.1, 'click', 1);
  await arena.display.input('sleep', SETTLED);
  const captured = (await arena.held()) !== undefined;
  return captured && (after === undefined || !before.equals(after));
}

/** Presses what the test presses, and leaves in the report whether that captured a token. */
export async function captures(arena: Arena, press: () => Promise<unknown>): Promise<boolean> {
  await press();
  await arena.display.input('sleep', SETTLED);
  return (await arena.held()) !== undefined;
}

export function reportTrick(browser: string, name: string, tricked: boolean): void {
  reportPromptAttack(`prompt, ${browser}, ${name}`, tricked);
}

/** After an attack, the click of who reads the prompt still captures. */
export async function honestClickCaptures(arena: Arena): Promise<boolean> {
  const { token } = await showToken(arena);
  await captureCalmly(arena);
  return (await arena.held()) === token;
}
