import { randomBytes } from 'node:crypto';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { simulatedFetch } from './client';
import { createControl } from './control';
import { createDispatcher, type Site } from './dispatch';
import { Faults } from './faults';
import { HOSTS } from './hosts';
import { createHumanitecApi } from './humanitec/api';
import { createHumanitecConsole } from './humanitec/console';
import { Humanitec } from './humanitec/state';
import { createInfisical, type InfisicalSimulator } from './infisical';
import { accessSignIn } from './infisical/front';
import type { HumanitecCall } from './infisical/instance';
import { listenTls } from './tls';
import { type RecordedRequest, SERVICE_AGENT } from './traffic';

export type { RecordedRequest } from './traffic';

export interface Simulators {
  /** Of the TLS listener on 127.0.0.1. */
  port: number;
  /** State and settings of the simulated Humanitec. */
  humanitec: Humanitec;
  infisical: Record<'us' | 'eu' | 'selfHosted', InfisicalSimulator>;
  /** Every request so far, the control's excepted. */
  traffic: RecordedRequest[];
  faults: Faults;
  /** Milliseconds by host that its requests and answers are on the way, together; hosts without an entry are next door. */
  latency: Map<string, number>;
  /** A `fetch` that reaches the simulated hosts from Node. */
  fetch: typeof fetch;
  /** Bearer token of `https://control.simulators.test`. */
  controlToken: string;
  /** Fresh seed data, no faults, no latency, no traffic. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts all simulated services behind one TLS listener; port 0 lets the system choose. */
export async function startSimulators({
  port = 0,
  console,
}: {
  port?: number;
  /** What answers at the console's host instead of the simulated console, e.g. a hostile page. */
  console?: Site;
} = {}): Promise<Simulators> {
  const traffic: RecordedRequest[] = [];
  const faults = new Faults(() => listener.closeIdle());
  const latency = new Map<string, number>();
  const humanitec = new Humanitec();
  const at = (host: string) =>
    createInfisical({
      origin: `https://${host}`,
      // Real calls, as Infisical makes them to check a token and to run a sync; late, because the listener has no port yet.
      humanitec: (request) => callHumanitec(client, request),
    });
  const infisical = {
    us: at(HOSTS.infisicalUs),
    eu: at(HOSTS.infisicalEu),
    selfHosted: at(HOSTS.infisicalSelfHosted),
  };
  const controlToken = randomBytes(24).toString('base64url');
  const sites = new Map<string, Site>([
    [HOSTS.humanitecApi, createHumanitecApi(humanitec).fetch],
    [HOSTS.humanitecConsole, console ?? createHumanitecConsole(humanitec).fetch],
    [HOSTS.infisicalUs, infisical.us.app.fetch],
    [HOSTS.infisicalUsAlias, infisical.us.app.fetch],
    [HOSTS.infisicalEu, infisical.eu.app.fetch],
    [HOSTS.infisicalSelfHosted, infisical.selfHosted.app.fetch],
    [HOSTS.accessSignIn, accessSignIn],
  ]);
  const reset = () => {
    traffic.length = 0;
    faults.clear();
    latency.clear();
    humanitec.reset();
    for (const instance of Object.values(infisical)) instance.reset();
  };
  const control = {
    host: HOSTS.control,
    site: createControl(controlToken, { traffic, faults, reset }).fetch,
  };
  const dispatch = createDispatcher(sites, control, traffic, faults, latency);
  const listener = await listenTls(
    getRequestListener((request, bindings) => dispatch(request, bindings as HttpBindings), {
      overrideGlobalObjects: false,
    }),
    port,
  );
  const client = simulatedFetch(listener.port, listener.certificate);
  return {
    port: listener.port,
    humanitec,
    infisical,
    traffic,
    faults,
    latency,
    fetch: client,
    controlToken,
    reset,
    close: listener.close,
  };
}

async function callHumanitec(
  client: typeof fetch,
  { token, method, path, body, followRedirects }: Parameters<HumanitecCall>[0],
) {
  const response = await client(`https://${HOSTS.humanitecApi}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'user-agent': SERVICE_AGENT,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: followRedirects ? 'follow' : 'manual',
  });
  const { status, redirected } = response;
  const answer: unknown = await response.json().catch(() => undefined);
  return { status, body: answer, redirected: redirected || (status >= 300 && status < 400) };
}
