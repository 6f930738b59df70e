/// <reference types="chrome" />
import { CALM_MS } from '../../../entrypoints/popup/sending/arming';
import { type Simulators, startSimulators } from '../../simulators';
import { READING } from '../../support/capturing';
import { type ExtensionBrowser, launchWithExtension } from '../../support/extension';
import { playJourney } from '../../support/journey';
import { atMost, type Goal, type Row, rowOf } from '../row';
import { countActs } from './acts';
import { goByHand, type OnMark } from './by-hand';

const RUNS = 3;
const GOAL_MS = 2_000;
/** In prompt and popup clicks do not count at once: that is time in which the user reads. */
const READ_MS = READING + CALM_MS;

const NOTE = `The time of the machine is that of a script that knows at once where to click. The ${READ_MS} ms in which clicks do not count yet are time in which the user reads: they are in the time of a person, not in that of the machine.`;

/** What a click and a character cost a person, in milliseconds: pointing and pressing, and a key, in the keystroke-level model. */
const PERSON_MS = { click: 1_300, character: 280 };

/** What one way costs. */
interface Cost {
  /** Of the machine alone, without what is waited for while the user reads. */
  time: number;
  clicks: number;
  characters: number;
  requests: number;
}

/** From the beginning, and from the moment the console shows the token, to the connection that is there. */
interface Costs {
  whole: Cost;
  fromToken: Cost;
}

/** @returns what its pages could not notice, or is not work */
type Go = (
  simulators: Simulators,
  extension: ExtensionBrowser,
  onMark: OnMark,
) => Promise<{ clicks: number; readingMs: number }>;

/** The journey with the extension against the documented way by hand, by a user who clicks at once, and services that answer at once. */
export async function journeyRows(): Promise<Row[]> {
  const extension: Costs[] = [];
  const byHand: Costs[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    extension.push(await costsOf(withExtension));
    byHand.push(await costsOf(withoutExtension));
  }
  const row = (part: keyof Costs, of: keyof Cost, goal?: Goal): Row =>
    rowOf({
      what: `${PARTS[part]}: ${of === 'time' ? 'time of the machine' : of}`,
      unit: of === 'time' ? 'ms' : of,
      samples: extension.map((costs) => costs[part][of]),
      against: { what: 'by hand', samples: byHand.map((costs) => costs[part][of]) },
      ...(goal ? { goal } : {}),
      ...(of === 'time' && part === 'fromToken' ? { notes: [NOTE] } : {}),
    });
  const person = (part: keyof Costs): Row =>
    rowOf({
      what: `${PARTS[part]}: time of a person, ${PERSON_MS.click} ms a click and ${PERSON_MS.character} ms a character on top`,
      unit: 'ms',
      samples: extension.map((costs) => timeOfPerson(costs[part]) + READ_MS),
      against: { what: 'by hand', samples: byHand.map((costs) => timeOfPerson(costs[part])) },
    });
  return [
    row('fromToken', 'time', atMost.median(GOAL_MS, `≤ ${GOAL_MS} ms`)),
    row('fromToken', 'clicks', atMost.median(2, '2')),
    row('fromToken', 'characters', atMost.median(0, '0')),
    row('fromToken', 'requests'),
    person('fromToken'),
    row('whole', 'time'),
    row('whole', 'clicks'),
    row('whole', 'characters'),
    row('whole', 'requests'),
    person('whole'),
  ];
}

const timeOfPerson = ({ time, clicks, characters }: Cost): number =>
  time + clicks * PERSON_MS.click + characters * PERSON_MS.character;

const PARTS: Record<keyof Costs, string> = {
  fromToken: 'token shown → connection there',
  whole: 'all 13 steps, signed in to both services',
};

async function costsOf(go: Go): Promise<Costs> {
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port });
  try {
    // Of a browser that was not started a second ago: until it answers for the administrator's policy, nothing is offered.
    await (await extension.worker()).evaluate(() => chrome.storage.managed.get());
    const acts = await countActs(extension.context);
    const now = (): Cost => ({
      ...acts,
      time: performance.now(),
      requests: simulators.traffic.length,
    });
    const marks = new Map<string, Cost>();
    const { clicks, readingMs } = await go(simulators, extension, (mark) => marks.set(mark, now()));
    const end = now();
    const since = (mark: string): Cost => {
      const start = marks.get(mark) ?? end;
      return {
        time: end.time - start.time - readingMs,
        clicks: end.clicks - start.clicks + clicks,
        characters: end.characters - start.characters,
        requests: end.requests - start.requests,
      };
    };
    return { whole: since('begun'), fromToken: since('shown') };
  } finally {
    await extension.close();
    await simulators.close();
  }
}

/** Steps of the journey after which the user has signed in, and the console shows the token. */
const BEGUN = 1;
const SHOWN = 4;

const withExtension: Go = async (simulators, extension, onMark) => {
  let steps = 0;
  await playJourney({
    simulators,
    extension,
    kit: 'styled',
    onStep: async () => {
      steps += 1;
      if (steps === BEGUN) onMark('begun');
      if (steps === SHOWN) onMark('shown');
    },
  });
  // In the popup, which is no tab, one.
  return { clicks: 1, readingMs: READ_MS };
};

const withoutExtension: Go = async (simulators, { context }, onMark) => {
  await goByHand(context, simulators, onMark);
  return { clicks: 0, readingMs: 0 };
};
