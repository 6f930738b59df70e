import type { Spot } from './accessible';
import { type Random, randomFrom } from './random';

/** Both in pixels of the screen. */
export interface Targets {
  /** The prompt's button that captures. */
  send: Spot;
  /** Where the popup's button that sends will be. */
  create: Spot;
}

type Commands = (string | number)[];

/** What a hand does after the press that captures, where the popup's button will be. */
export const POINTER_SERIES = {
  'in one place': ({ create }, random) => presses(random, () => click(near(create, random))),
  'with pauses': ({ create }, random) =>
    presses(random, (index) => [
      ...click(near(create, random)),
      ...(index % 3 === 0 ? ['sleep', seconds(random.between(200, 250))] : []),
    ]),
  'double clicks': ({ create }, random) =>
    presses(random, () => {
      const place = near(create, random);
      return [...click(place), 'sleep', seconds(random.between(50, 120)), 'click', 1];
    }),
  'a little drag in each': ({ create }, random) =>
    presses(random, () => {
      const from = near(create, random);
      const to = near({ x: from.x + random.whole(2, 9), y: from.y }, random);
      return [...move(from), 'mousedown', 1, ...move(to), 'sleep', 0.03, 'mouseup', 1];
    }),
  'all over the button': ({ create }, random) =>
    presses(random, () =>
      click({ x: create.x + random.whole(-60, 60), y: create.y + random.whole(-10, 10) }),
    ),
  'on the button and beside it': ({ create }, random) =>
    presses(random, (index) =>
      click({
        x: create.x + random.whole(-60, 60),
        y: create.y + (index % 3 === 0 ? random.whole(-6, 6) : random.whole(18, 26)),
      }),
    ),
  'with a pause before': ({ create }, random) => [
    'sleep',
    0.25,
    ...presses(random, () => click(near(create, random))),
  ],
} satisfies Record<string, (targets: Targets, random: Random) => Commands>;

/** The page has put the focus before the prompt, so that Tab goes into it. Shift and Tab reach the end of the popup. */
export const KEY_SERIES = {
  'Enter after Enter': (random) => [
    ...intoThePrompt,
    ...presses(random, () => ['key', 'Return']),
    ...presses(random, () => ['key', 'shift+Tab', 'key', 'Return']),
  ],
  'Space after Space': (random) => [
    ...intoThePrompt,
    'key',
    'space',
    'sleep',
    0.3,
    ...presses(random, () => ['key', 'shift+Tab', 'sleep', 0.05, 'key', 'space']),
  ],
  'Enter held down': (random) => [
    ...intoThePrompt,
    'key',
    'Return',
    'sleep',
    seconds(random.between(500, 900)),
    'key',
    'shift+Tab',
    'keydown',
    'Return',
    'sleep',
    3,
    'keyup',
    'Return',
  ],
} satisfies Record<string, (random: Random) => Commands>;

/** To the prompt's button, and then as long as the page asks for: a key that comes sooner captures nothing. */
const intoThePrompt: Commands = ['key', 'Tab', 'sleep', 0.1, 'key', 'Tab', 'sleep', 0.9];

/** One run of an attack: which series, and every pause and tremor of it. */
export interface Run {
  seed: number;
  name: string;
  keyboard: boolean;
  commands(targets: Targets): Commands;
  /** Milliseconds by which the services answer late, so that the series goes on while the popup loads. */
  delay: number;
}

/** Runs that differ, and are the same for the same seed. */
export function seededRuns(seeds: readonly number[]): Run[] {
  const kinds = [
    ...Object.entries(POINTER_SERIES).map(([name, series]) => ({ name, series, keyboard: false as const })),
    ...Object.entries(KEY_SERIES).map(([name, series]) => ({ name, series, keyboard: true as const })),
  ];
  return seeds.map((seed) => {
    const kind = kinds[seed % kinds.length] ?? kinds[0];
    if (!kind) throw new Error('There is no series');
    const random = randomFrom(seed);
    return {
      seed,
      name: kind.name,
      keyboard: kind.keyboard,
      delay: random.whole(0, 2) === 0 ? random.whole(200, 900) : 0,
      commands: (targets) =>
        kind.keyboard
          ? kind.series(random)
          : [
              ...click(near(targets.send, random)),
              'sleep',
              seconds(random.between(200, 350)),
              ...kind.series(targets, random),
            ],
    };
  });
}

/** Ten to fifteen presses, 200 to 350 ms between them. */
function presses(random: Random, press: (index: number) => Commands): Commands {
  return Array.from({ length: random.whole(10, 15) }, (_, index) => [
    ...press(index),
    'sleep',
    seconds(random.between(200, 350)),
  ]).flat();
}

/** A hand that means to stay moves 1 to 4 px. */
function near({ x, y }: Spot, random: Random): Spot {
  const tremor = (): number => random.whole(1, 4) * (random.whole(0, 1) === 0 ? 1 : -1);
  return { x: x + tremor(), y: y + tremor() };
}

const move = ({ x, y }: Spot): Commands => ['mousemove', Math.round(x), Math.round(y)];
const click = (place: Spot): Commands => [...move(place), 'click', 1];
const seconds = (milliseconds: number): number => Math.round(milliseconds) / 1000;
