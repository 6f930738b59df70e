import { createInfisical, type InfisicalSimulator } from '../../simulators/infisical/index';

export const ORIGIN = 'https://app.infisical.com';
export const CONNECTIONS = '/api/v1/app-connections/humanitec';
export const SYNCS = '/api/v1/secret-syncs/humanitec';
export const LOGIN = '/api/v1/auth/universal-auth/login';

interface Call {
  token?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are inspected freely, field by field
  body: any;
}

/** An instance behind `fetch`-like calls. Humanitec knows the tokens `good` and `other`, and refuses all others with 401. */
export function infisical(origin = ORIGIN) {
  const asked: string[] = [];
  const answers = new Map<string, { status: number; body: unknown }>([
    ['good', { status: 200, body: [{ id: 'acme', name: 'Acme' }] }],
    ['other', { status: 200, body: [] }],
  ]);
  const simulator = createInfisical({
    origin,
    async humanitecOrgs(token) {
      asked.push(token);
      return (
        answers.get(token) ?? { status: 401, body: { error: 'API-000', message: 'Could not validate token' } }
      );
    },
  });
  const call = (method: string, path: string, given: Call = {}) => send(simulator, method, path, given);
  const login = (secret = simulator.state.seed.clientSecret.value, extra = {}) =>
    call('POST', LOGIN, {
      json: { clientId: simulator.state.seed.identity.clientId, clientSecret: secret, ...extra },
    });
  return { ...simulator, seed: simulator.state.seed, asked, answers, call, login };
}

async function send({ app }: InfisicalSimulator, method: string, path: string, given: Call): Promise<Answer> {
  const response = await app.request(path, {
    method,
    headers: {
      ...(given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }),
      ...(given.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...given.headers,
    },
    ...(given.json === undefined ? {} : { body: JSON.stringify(given.json) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** The parts of an error body that a client matches on. */
export function refusal({ status, body }: Answer) {
  return [status, body.error, body.message];
}

/** A clock that stands still until moved; in milliseconds. */
export function clock(options: { now: () => number }) {
  let now = Date.parse('2026-11-23T09:00:00Z');
  options.now = () => now;
  return {
    pass(seconds: number) {
      now += seconds * 1000;
    },
  };
}
