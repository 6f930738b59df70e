import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { HttpError, type HttpProblem, type JsonRequest, requestJson } from '@/utils/http';
import { Secret } from '@/utils/secret';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** How the server answers, request by request; the last one goes on for ever. */
let answers: Answer[] = [];
/** When each request came in, in milliseconds. */
let came: number[] = [];
let base: string;

const server = createServer((request, response) => {
  came.push(Date.now());
  // A connection that is kept alive and then closed would look like a network failure of the next test.
  response.shouldKeepAlive = false;
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  answer?.(request, response);
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
});
afterAll(() => server.close());

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const busy = (retryAfter: string) => json({}, 429, { 'retry-after': retryAfter });
const silence: Answer = () => {};
/** Begins an answer and leaves it at that. */
const begun: Answer = (_, response) => {
  // Its length is announced: what ends with the connection would be whole.
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
  response.write('[{"id":');
};
const brokenOff: Answer = (request, response) => {
  begun(request, response);
  setTimeout(() => request.socket.resetAndDestroy(), 50);
};

function ask(request: Partial<JsonRequest<unknown>>, ...script: Answer[]): Promise<unknown> {
  answers = script;
  came = [];
  return requestJson({ method: 'GET', url: base, schema: z.unknown(), ...request });
}

async function problem(request: Partial<JsonRequest<unknown>>, ...script: Answer[]): Promise<HttpProblem> {
  const error = await ask(request, ...script).catch((thrown: unknown) => thrown);
  if (!(error instanceof HttpError)) throw new Error('there was no problem');
  return error.problem;
}

const abortedSoon = () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  return controller.signal;
};

describe('a request that gets no answer', () => {
  it.for([
    { when: 'before the answer', script: silence },
    { when: 'while the answer is read', script: begun },
  ])('ends at the deadline: $when', async ({ script }) => {
    expect(await problem({ timeoutMs: 150 }, script)).toEqual({ kind: 'timeout' });
  });

  it.for([
    { when: 'before the answer', script: silence },
    { when: 'while the answer is read', script: begun },
    { when: 'between two tries', script: busy('2') },
  ])('ends when it is given up: $when', async ({ script }) => {
    expect(await problem({ signal: abortedSoon() }, script)).toEqual({ kind: 'aborted' });
  });

  it.for([
    { what: 'a closed port', url: 'http://127.0.0.1:1/', script: silence },
    { what: 'an answer that breaks off', script: brokenOff },
  ])('is a network problem: $what', async ({ url, script }) => {
    const request = url === undefined ? { retries: 0 } : { retries: 0, url };
    expect(await problem(request, script)).toEqual({ kind: 'network' });
    expect(came.length).toBeLessThanOrEqual(1);
  });

  it('is not followed where a redirect leads', async () => {
    expect(await problem({}, json(null, 302, { location: '/elsewhere' }))).toEqual({ kind: 'redirect' });
    expect(came).toHaveLength(1);
  });
});

describe('a retry', () => {
  it.for([429, 502, 503, 504])('follows a %i of a GET, twice at most', async (status) => {
    const refused = json({}, status, { 'retry-after': '0' });
    expect(await ask({}, refused, refused, json('there'))).toBe('there');
    expect(await problem({}, refused)).toMatchObject({ kind: 'status', status });
    expect(came).toHaveLength(3);
  });

  it.for(['POST', 'PATCH', 'DELETE'] as const)('never follows a %s', async (method) => {
    expect(await problem({ method, body: {} }, busy('0'))).toMatchObject({ status: 429 });
    expect(await problem({ method, body: {} }, (request) => request.socket.resetAndDestroy())).toEqual({
      kind: 'network',
    });
    expect(came).toHaveLength(1);
  });

  it('never follows another refusal', async () => {
    expect(await problem({}, json({ error: 'API-000' }, 500))).toEqual({
      kind: 'status',
      status: 500,
      body: { error: 'API-000' },
    });
    expect(came).toHaveLength(1);
  });

  it.for([
    { unit: 'seconds', header: () => '1' },
    { unit: 'a date', header: () => new Date(Date.now() + 2_000).toUTCString() },
  ])('waits as long as the service asks for, in $unit', async ({ header }) => {
    expect(await ask({}, busy(header()), json('there'))).toBe('there');
    const [first = 0, second = 0] = came;
    expect(second - first).toBeGreaterThanOrEqual(900);
    expect(second - first).toBeLessThan(4_000);
  });

  it.for([
    { unit: 'seconds', header: () => '60' },
    { unit: 'a date', header: () => new Date(Date.now() + 60_000).toUTCString() },
  ])('does not wait beyond the deadline, but says what was asked for, in $unit', async ({ header }) => {
    const started = Date.now();
    const refused = await problem({}, busy(header()));
    expect(refused).toMatchObject({ kind: 'status', status: 429 });
    const seconds = refused.kind === 'status' ? (refused.retryAfterSeconds ?? 0) : 0;
    expect(seconds).toBeGreaterThanOrEqual(58);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('comes soon where the service asks for nonsense', async () => {
    expect(await ask({}, busy('soon'), json('there'))).toBe('there');
  });
});

describe('an answer', () => {
  it('that is a web page is no JSON', async () => {
    const page: Answer = (_, response) => response.writeHead(200).end('<!doctype html>');
    expect(await problem({}, page)).toEqual({ kind: 'not-json', status: 200 });
  });

  it('has to have the shape that was asked for', async () => {
    const schema = z.object({ id: z.string() });
    expect(await ask({ schema }, json({ id: 'a', more: 1 }))).toEqual({ id: 'a' });
    expect(await problem({ schema }, json({ id: 1 }))).toEqual({ kind: 'shape', status: 200 });
  });

  it('that refuses counts even where its body breaks off', async () => {
    const refused: Answer = (request, response) => {
      response.writeHead(403, { 'content-type': 'application/json' });
      response.write('{"error":');
      setTimeout(() => request.socket.resetAndDestroy(), 50);
    };
    expect(await problem({}, refused)).toMatchObject({ kind: 'status', status: 403 });
  });
});

describe('an answer without end', () => {
  /** Writes for as long as it is listened to, and tells how much of it went out. */
  const endless = (status: number) => {
    const written = { bytes: 0 };
    const chunk = Buffer.alloc(2 ** 18, ' ');
    const answer: Answer = (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      const more = (): void => {
        for (let goesOn = true; goesOn && !response.destroyed; ) {
          goesOn = response.write(chunk);
          written.bytes += chunk.length;
        }
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    return { answer, written };
  };

  it('is not read to its end', async () => {
    const { answer, written } = endless(200);
    expect(await problem({ timeoutMs: 60_000 }, answer)).toEqual({ kind: 'too-large', status: 200 });
    expect(written.bytes).toBeLessThan(64 * 2 ** 20);
  });

  it('that refuses is a refusal without words, and is left much sooner', async () => {
    const { answer, written } = endless(400);
    expect(await problem({ timeoutMs: 60_000 }, answer)).toEqual({
      kind: 'status',
      status: 400,
      body: undefined,
    });
    expect(written.bytes).toBeLessThan(16 * 2 ** 20);
  });

  it('is told from one that is merely long', async () => {
    const long = Array.from({ length: 20_000 }, (_, id) => ({ id, name: 'x'.repeat(400) }));
    expect(await ask({}, json(long))).toHaveLength(20_000);
  });
});

describe('what was sent and comes back', () => {
  const bearer = new Secret('bearer-0123456789-abcdefghij');

  it('in a refusal is gone before anybody looks at it', async () => {
    const body = { message: `no ${bearer.reveal()}`, issues: [{ path: [bearer.reveal().slice(3, 20)] }] };
    const refused = await problem({ bearer }, json(body, 400));
    expect(refused).toMatchObject({ body: { message: 'no •••', issues: [{ path: ['•••'] }] } });
  });

  it('in the answer that was asked for stays: a sign-in gives the token itself', async () => {
    expect(await ask({ bearer }, json({ accessToken: bearer.reveal() }))).toEqual({
      accessToken: bearer.reveal(),
    });
  });
});

it.for([
  { asked: undefined, sent: 'omit' },
  { asked: 'include', sent: 'include' },
] as const)('cookies are sent only when asked for: $sent', async ({ asked, sent }) => {
  const original = globalThis.fetch;
  const seen: RequestCredentials[] = [];
  vi.stubGlobal('fetch', (input: Request, init?: RequestInit) => {
    seen.push(new Request(input, init).credentials);
    return original(input, init);
  });
  await ask(asked ? { credentials: asked } : {}, json('there'));
  expect(seen).toEqual([sent]);
});
