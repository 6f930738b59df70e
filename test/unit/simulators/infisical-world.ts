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
  /** As sent. */
  text: string;
  /** Parsed; empty where the answer is not JSON. */
  body: Body;
}

/** The fields of answers that tests pick out; which ones are there depends on the route. */
interface Body {
  [field: string]: unknown;
  error?: string;
  message?: unknown;
  token?: string;
  accessToken?: string;
  appConnection?: { id: string; credentialsHash?: string };
  appConnections?: { name: string }[];
  secretSync?: { id: string; syncOptions: object };
  secrets?: { secretKey: string; secretValue: string; secretValueHidden?: boolean }[];
}

/**
 * An instance behind `fetch`-like calls. Humanitec knows the tokens `good` and `other`, and refuses all others with 401;
 * `answers` are by token, or by path.
 */
export function infisical(origin = ORIGIN) {
  const asked: string[] = [];
  const humanitecCalls: { method: string; path: string; body?: object }[] = [];
  const answers = new Map<string, { status: number; body: unknown } | Error>([
    ['good', { status: 200, body: [{ id: 'acme', name: 'Acme' }] }],
    ['other', { status: 200, body: [] }],
  ]);
  const simulator = createInfisical({
    origin,
    async humanitec({ token, followRedirects, ...request }) {
      asked.push(token);
      humanitecCalls.push(request);
      const answer = answers.get(request.path) ??
        answers.get(token) ?? {
          status: 401,
          body: { error: 'API-000', message: 'Could not validate token' },
        };
      if (answer instanceof Error) throw answer;
      const redirected = answer.status >= 300 && answer.status < 400;
      return redirected && followRedirects
        ? { status: 200, body: [], redirected }
        : { ...answer, redirected };
    },
  });
  const call = (method: string, path: string, given: Call = {}) => send(simulator, method, path, given);
  const login = (secret = simulator.state.seed.clientSecret.value, extra = {}) =>
    call('POST', LOGIN, {
      json: { clientId: simulator.state.seed.identity.clientId, clientSecret: secret, ...extra },
    });
  /** The bearer token of a successful login. */
  const token = async (extra = {}) => String((await login(undefined, extra)).body.accessToken);
  return { ...simulator, seed: simulator.state.seed, asked, humanitecCalls, answers, call, login, token };
}

/** An instance with its seeded identity signed in, and calls relative to a path of the API. */
export async function signedIn(base = '') {
  const simulator = infisical();
  const token = await simulator.token();
  const call = (method: string, path = '', json?: unknown) =>
    simulator.call(method, base + path, json === undefined ? { token } : { token, json });
  return { ...simulator, call };
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
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

/** The value of the `jid` cookie that an answer sets; empty where it clears it, undefined where it leaves it alone. */
export function jidOf({ headers }: { headers: Headers }): string | undefined {
  return /^jid=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1];
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
