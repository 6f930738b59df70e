import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { createApp } from './app';
import { type Arrange, createArrange } from './arrange';
import type { Env, HumanitecCall, Instance } from './instance';
import { defaultOptions, type Options } from './options';
import { seedState } from './seed';
import { Jobs } from './syncs/jobs';
import type { State } from './types';

export { allDirections, exercised, unexercised } from './exercised';
export { ACCESS_COOKIE } from './front';
export type { Options } from './options';
export { fullRights, noRights } from './seed';
export type * from './types';
export * from './versions';

/** A simulated Infisical: `app` answers requests; everything else is for the tests in the same process. */
export interface InfisicalSimulator {
  app: Hono<Env>;
  state: State;
  options: Options;
  arrange: Arrange;
  /** Resolves when no job of a sync is queued or under way any more. */
  settled(): Promise<void>;
  /** Back to the seed and the default options; `state` and `options` stay the same objects. */
  reset(): void;
}

/**
 * An Infisical instance with state and rules, after the service's documented and published behaviour.
 *
 * @param given.origin where it is reached, e.g. `https://app.infisical.com`; the seed's ids and secrets depend on it
 * @param given.humanitec calls the simulated Humanitec
 */
export function createInfisical(given: { origin: string; humanitec: HumanitecCall }): InfisicalSimulator {
  const options = defaultOptions();
  const state = seedState(given.origin, options.now());
  const jobs = new Jobs();
  const authSecret = randomBytes(32).toString('hex');
  const instance: Instance = { ...given, authSecret, options, state, jobs };
  return {
    app: createApp(instance),
    state,
    options,
    arrange: createArrange(instance),
    settled: () => jobs.settled(),
    reset() {
      jobs.abandon();
      Object.assign(options, defaultOptions());
      Object.assign(state, seedState(given.origin, options.now()));
    },
  };
}
