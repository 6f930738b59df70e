import type { Simulators } from '../../simulators';
import { HOSTS } from '../../simulators/hosts';
import { longestChain } from '../../support/round-trips';
import { median } from '../figure';
import { atMost, type Point, type Row, rowOf } from '../row';

/** How far away the services are, there and back, in milliseconds. */
export const NEAR = 100;
export const FAR = 300;

const SERVICES = [HOSTS.humanitecApi, HOSTS.infisicalUs];

/** What one thing took with the services near, with them far, and as the services saw it. */
export interface Pair {
  near: number;
  far: number;
  /** Length of the longest chain of requests that waited for one another, with the services far. */
  chain: number;
  /** All requests, with the services far. */
  requests: number;
}

/**
 * Does something with the services near and then far, so many times.
 *
 * @param once does it and tells how long it took, in milliseconds each; what it does before it calls `begin` has the services next door
 */
export async function pairsOf<Name extends string>(
  simulators: Simulators,
  count: number,
  once: (begin: () => void) => Promise<Record<Name, number>>,
): Promise<Record<Name, Pair>[]> {
  const pairs: Record<Name, Pair>[] = [];
  for (let pair = 0; pair < count; pair += 1) {
    const near = await at(simulators, NEAR, once);
    const far = await at(simulators, FAR, once);
    const requests = simulators.traffic.filter(({ host }) => SERVICES.some((service) => service === host));
    const seen = { chain: longestChain(requests).length, requests: requests.length };
    const names = Object.keys(near) as Name[];
    pairs.push(
      Object.fromEntries(
        names.map((name) => [name, { near: near[name], far: far[name], ...seen }]),
      ) as Record<Name, Pair>,
    );
  }
  return pairs;
}

async function at<T>(
  { latency, traffic }: Simulators,
  ms: number,
  once: (begin: () => void) => Promise<T>,
): Promise<T> {
  try {
    return await once(() => {
      traffic.length = 0;
      for (const host of SERVICES) latency.set(host, ms);
    });
  } finally {
    latency.clear();
  }
}

/** How often the services were waited for, one after another. */
export const slopeOf = ({ near, far }: Pair): number => (far - near) / (FAR - NEAR);

/** What a row of sequential round trips says. */
export interface Trips {
  what: string;
  pairs: readonly Pair[];
  /** The least that is possible. */
  limit: number;
  most: number;
  why?: string;
  /** The line of the chart over latency, if it has one. */
  series?: string;
  points?: readonly Point[];
}

/** Reached is a number of round trips that rounds to what is wanted: a slope has some noise of the machine in it. */
export function tripsRow({ what, pairs, limit, most, why, series, points = [] }: Trips): Row {
  return rowOf({
    what,
    unit: 'round trips',
    samples: pairs.map(slopeOf),
    against: { what: 'the least there can be', samples: [limit] },
    goal: {
      ...atMost.median(most, `${most}`, why),
      isReached: (own) => Math.round(own.median) <= most,
    },
    points: [
      ...points,
      ...(series
        ? [
            { chart: 'latency' as const, series, x: NEAR, y: median(pairs.map(({ near }) => near)) },
            { chart: 'latency' as const, series, x: FAR, y: median(pairs.map(({ far }) => far)) },
          ]
        : []),
    ],
  });
}

/** What the services saw of the same, which no busy machine blurs. */
export const chainRow = (what: string, pairs: readonly Pair[], most: number, why?: string): Row =>
  rowOf({
    what,
    unit: 'requests',
    samples: pairs.map(({ chain }) => chain),
    against: { what: 'all that were sent', samples: pairs.map(({ requests }) => requests) },
    goal: atMost.median(most, `${most}`, why),
  });
