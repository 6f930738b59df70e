import * as z from 'zod/v3';
import { callHumanitec } from '../humanitec';
import type { HumanitecRequest, Instance } from '../instance';
import type { Sync } from '../types';

/** Humanitec has refused a call. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    /** Humanitec's own words, where it had any. */
    readonly body: unknown,
  ) {
    super(`Request failed with status code ${status}`);
  }
}

const Values = z.array(z.object({ key: z.string(), source: z.enum(['app', 'env']) }));
export type Value = z.infer<typeof Values>[number];

/** Where a sync writes, with the token of its connection. */
export interface Destination {
  scope: 'application' | 'environment';
  values(): Promise<Value[]>;
  /** A call below the application. */
  atApp(method: HumanitecRequest['method'], path: string, body?: object): Promise<unknown>;
  /** A call at the level of the sync's scope. */
  atScope(method: HumanitecRequest['method'], path: string, body?: object): Promise<unknown>;
}

/** @param signal no call begins when it is aborted. */
export function destinationOf(instance: Instance, sync: Sync, signal: AbortSignal): Destination {
  const { destinationConfig } = sync;
  const { org, app, scope } = destinationConfig;
  const connection = instance.state.connections.find(({ id }) => id === sync.connectionId);
  if (!connection) throw new Error(`Could not find App Connection with ID ${sync.connectionId}`);
  const token = connection.apiToken;
  const appBase = `/orgs/${org}/apps/${app}`;
  const scopeBase = scope === 'environment' ? `${appBase}/envs/${destinationConfig.env}` : appBase;

  const call =
    (base: string): Destination['atApp'] =>
    async (method, path, body) => {
      signal.throwIfAborted();
      const request = { token, method, path: base + path, ...(body ? { body } : {}) };
      const answer = await callHumanitec(instance, request);
      if (answer.status < 200 || answer.status > 299) throw new Refused(answer.status, answer.body);
      return answer.body;
    };
  const atScope = call(scopeBase);
  return {
    scope,
    values: async () => Values.parse(await atScope('GET', '/values')),
    atApp: call(appBase),
    atScope,
  };
}
