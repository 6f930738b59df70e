import { setTimeout as delay } from 'node:timers/promises';
import type { AccessProxy, Redirect } from './front';
import type { Limits } from './limiter';
import { type Behaviour, versions } from './versions';

/** How the instance behaves; tests set these at any time, `reset()` brings the defaults back. */
export interface Options {
  /** The instance's clock, in milliseconds since the epoch. */
  now: () => number;
  /** Address that every request comes from, for the IP allow-lists. */
  clientIp: string;
  /** What differs between servers; `arrange.version` sets all of it. */
  behaviour: Behaviour;
  /** Every request but GET fails with 500, login included. */
  maintenance: boolean;
  /** Every API request is refused with 429. */
  rateLimit: { seconds: number; retryAfterHeader: boolean } | null;
  /** How many API requests are answered; null means any number. */
  limits: Limits | null;
  /** Every API request is answered with a web page, as under a wrong base URL. */
  html: boolean;
  /** A proxy that lets only signed-in browsers through to the instance. */
  accessProxy: AccessProxy | null;
  /** The API has moved. */
  redirect: Redirect | null;
  /** Parallel wrong logins hold the lock of the failure counter: the next wrong one gets 429. */
  lockoutBusy: boolean;
  /** Lifetime of a user's bearer token, in seconds. */
  userTokenTTL: number;
  /** Longest life of an identity's token where the server caps it, in seconds. */
  maxTokenAge: number;
  /** Before the first retry of a call to Humanitec; it doubles each time. Short, so that tests do not wait. */
  retryDelayMs: number;
  /**
   * How the jobs of syncs wait: asked with the milliseconds of the real server, 3,000 after a first failed attempt. Short
   * by default; a test may note what is asked, or hold a job between two attempts.
   */
  jobPause: (ms: number) => Promise<void>;
  /** The sync limit of the organization's plan is reached. */
  syncLimitReached: boolean;
}

export function defaultOptions(): Options {
  return {
    now: Date.now,
    clientIp: '203.0.113.7',
    behaviour: { ...versions.newest },
    maintenance: false,
    rateLimit: null,
    limits: null,
    html: false,
    accessProxy: null,
    redirect: null,
    lockoutBusy: false,
    userTokenTTL: 864_000,
    maxTokenAge: 7_776_000,
    retryDelayMs: 5,
    jobPause: (ms) => delay(ms / 1000),
    syncLimitReached: false,
  };
}
