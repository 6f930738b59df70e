import type { RecordedRequest } from '../simulators';

/** What of a recorded request tells when it was under way. */
export type TimedRequest = Pick<RecordedRequest, 'host' | 'path' | 'startedAt' | 'endedAt' | 'fromService'>;

/**
 * The longest chain of requests of which each begins after the one before has ended: what is waited for one after another, however
 * much goes on beside it. A call that a service makes while it answers follows the request that waits for it; what services do by
 * themselves is not waited for.
 *
 * Its length is the number of sequential round trips. For requests that are sent at the same time to overlap, the simulators need
 * a latency that is longer than a busy machine takes to send them.
 */
export function longestChain<T extends TimedRequest>(requests: readonly T[]): T[] {
  const services = requests.filter(({ fromService }) => fromService);
  return chainOf(
    requests.filter(({ fromService }) => !fromService),
    (request) => chainOf(services.filter((call) => isWithin(call, request))),
  );
}

/** A line for each request, e.g. for what a failed assertion says. */
export const linesOf = (chain: readonly TimedRequest[]): string[] =>
  chain.map(({ host, path }) => host + path.replace(/\?.*/, ''));

/** @param inside what else is waited for, one after another, until a request is answered */
function chainOf<T extends TimedRequest>(
  requests: readonly T[],
  inside: (request: T) => readonly T[] = () => [],
): T[] {
  const ending: { request: T; chain: T[] }[] = [];
  for (const request of requests.toSorted((one, other) => one.startedAt - other.startedAt)) {
    const before = ending.filter((earlier) => endOf(earlier.request) <= request.startedAt);
    const chain = longest(before.map((earlier) => earlier.chain));
    ending.push({ request, chain: [...chain, request, ...inside(request)] });
  }
  return longest(ending.map(({ chain }) => chain));
}

const longest = <T>(chains: readonly T[][]): T[] =>
  chains.reduce((best, chain) => (chain.length > best.length ? chain : best), []);

/** Nothing follows what has no answer yet. */
const endOf = ({ endedAt = Number.POSITIVE_INFINITY }: TimedRequest): number => endedAt;

const isWithin = (inner: TimedRequest, outer: TimedRequest): boolean =>
  outer.startedAt <= inner.startedAt && endOf(inner) <= endOf(outer);
