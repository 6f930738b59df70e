import type { Page } from '@playwright/test';
import { type Simulators, startSimulators } from '../simulators';
import { HOSTS } from '../simulators/hosts';
import type { RecordedRequest } from '../simulators/traffic';
import { launchWithExtension } from '../support/extension';
import { longestChain } from '../support/round-trips';
import { count } from './figure';
import { heapOfBackground } from './heap';
import { NEAR } from './round-trips/latency';
import { between, checkByMessage, markingPage, startOver } from './round-trips/marks';
import { manyApps } from './round-trips/organizations';
import { atMost, type Row, rowOf } from './row';

const FEW = 3;
const MANY = 10_000;
const ROUNDS = 5;
const GOAL = 1.2;
const WHY =
  'The list of apps is 3.4 MB: to read, check and judge it takes some 0.1 s, and to write all of it down with the verdict, a text of 2.5 MB, 0.1 s more until a page has it.';

/** What the check of an organization costs that has 10,000 apps. */
export async function accessRows(): Promise<Row[]> {
  const few = await costsOf(FEW);
  const many = await costsOf(MANY);
  const what = `access of ${count(MANY)} apps`;
  const withFew = `with ${FEW} apps`;
  return [
    rowOf({
      what: `${what}: requests`,
      unit: 'requests',
      samples: [many.requests],
      against: { what: withFew, samples: [few.requests] },
      goal: { text: 'do not grow with the apps', isReached: (own) => own.median <= few.requests },
    }),
    rowOf({
      what: `${what}: bytes of all answers`,
      unit: 'B',
      samples: [many.bytes],
      against: { what: 'the list of apps alone', samples: [many.mostBytes] },
    }),
    rowOf({
      what: `${what}: captured → the verdict with the reads, ${NEAR} ms away`,
      unit: 'ms',
      samples: many.times,
      against: {
        what: 'its longest chain of requests alone, read as JSON by a page of the extension',
        samples: many.limits,
      },
      goal: atMost.times(GOAL, WHY),
    }),
    rowOf({
      what: `${what}: JS heap of the background afterwards`,
      unit: 'B',
      samples: [many.heap],
      against: { what: withFew, samples: [few.heap] },
    }),
  ];
}

interface Costs {
  requests: number;
  bytes: number;
  /** Of the largest answer. */
  mostBytes: number;
  times: number[];
  limits: number[];
  heap: number;
}

async function costsOf(apps: number): Promise<Costs> {
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port });
  try {
    const makeToken = manyApps(simulators, { apps, organizations: 1 });
    const page = await markingPage(extension);
    await check(page, makeToken());
    simulators.latency.set(HOSTS.humanitecApi, NEAR);
    const times: number[] = [];
    const limits: number[] = [];
    let asked: RecordedRequest[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      simulators.traffic.length = 0;
      times.push(await check(page, makeToken()));
      asked = simulators.traffic.filter(({ host }) => host === HOSTS.humanitecApi);
      limits.push(await askAlone(page, longestChain(asked)));
    }
    simulators.latency.clear();
    const sizes = await Promise.all(asked.map((request) => sizeOf(simulators, request)));
    return {
      requests: asked.length,
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      mostBytes: Math.max(...sizes),
      times,
      limits,
      heap: await heapOfBackground(extension),
    };
  } finally {
    await extension.close();
    await simulators.close();
  }
}

/** Milliseconds from the captured token to its verdict. */
async function check(page: Page, token: string): Promise<number> {
  await startOver(page);
  await checkByMessage(page, token);
  return between(page, 'captured', 'verdict');
}

/** Milliseconds for requests one after another, whose answers are read and nothing else. */
function askAlone(page: Page, chain: readonly RecordedRequest[]): Promise<number> {
  return page.evaluate(
    async (requests) => {
      const start = performance.now();
      for (const { url, authorization } of requests)
        await (
          await fetch(url, { headers: { authorization }, credentials: 'omit', cache: 'no-store' })
        ).json();
      return performance.now() - start;
    },
    chain.map(({ host, path, headers }) => ({
      url: `https://${host}${path}`,
      authorization: headers.authorization ?? '',
    })),
  );
}

async function sizeOf({ fetch }: Simulators, { host, path, headers }: RecordedRequest): Promise<number> {
  const answer = await fetch(`https://${host}${path}`, {
    headers: { authorization: headers.authorization ?? '' },
  });
  return (await answer.arrayBuffer()).byteLength;
}
