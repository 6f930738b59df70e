import { rateLimited } from './errors';
import { decide } from './exercised';
import { type Ctx, type Instance, isCloud } from './instance';

/** Requests that are answered within a window, which begins with the first of them. */
export interface Limits {
  reads: number;
  writes: number;
  perSeconds: number;
}

/** What a window has seen so far. */
export interface Usage {
  since: number;
  requests: number;
}

/** Counts a request; refuses it when its window is full (docs/facts/infisical-api.md, 10 and 13). */
export function limit(instance: Instance, c: Ctx): void {
  const { options, state } = instance;
  const { limits } = options;
  if (!limits || c.req.path === '/api/status') return;
  if (!isCloud(instance) && !decide(options, 'limitsSelfHosted')) return;
  const kind = c.req.method === 'GET' ? 'reads' : 'writes';
  const now = options.now();
  const length = limits.perSeconds * 1000;
  const before = state.usage[kind];
  const usage = before && now < before.since + length ? before : { since: now, requests: 0 };
  usage.requests += 1;
  state.usage[kind] = usage;
  const left = Math.ceil((usage.since + length - now) / 1000);
  c.header('x-ratelimit-limit', String(limits[kind]));
  c.header('x-ratelimit-remaining', String(Math.max(0, limits[kind] - usage.requests)));
  c.header('x-ratelimit-reset', String(left));
  if (usage.requests <= limits[kind]) return;
  const wholeWindow = decide(options, 'rateLimitWait') === 'window';
  c.header('retry-after', String(wholeWindow ? limits.perSeconds : left));
  const wait = wholeWindow ? inWords(limits.perSeconds) : `${left} seconds`;
  throw rateLimited(`Rate limit exceeded. Please try again in ${wait}`);
}

function inWords(seconds: number): string {
  return seconds === 60 ? '1 minute' : `${seconds} seconds`;
}
