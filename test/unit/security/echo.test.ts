import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadDestination } from '@/utils/destination/load';
import { historyItem } from '@/utils/history/storage';
import { testProfile } from '@/utils/infisical/test-profile';
import { preflightReport } from '@/utils/preflight/report';
import { startPreflight } from '@/utils/preflight/runner';
import { preflightItem } from '@/utils/preflight/storage';
import { pushItem } from '@/utils/push/storage';
import type { Sentence } from '@/utils/sentence';
import { simulatedWorld, universalAuth } from '../infisical/world';
import { push, readyToPush } from '../push/world';

/*
 * Services that repeat the secrets they were sent in every text they have. Nothing of it may come to a screen, which shows
 * what is stored; to storage, but for the items that hold the secrets themselves; to the history or the report.
 */

const world = simulatedWorld();
const SECRET_ITEMS = /^(vault|setAside|credential:|login:)/;
const translate = ({ key, params }: Sentence) => [key, ...params].join(' ');

/** How a text may repeat a secret. */
const ECHOES: [string, (text: string, secret: string) => string][] = [
  ['as it is', (text, secret) => `${text} ${secret}`],
  ['alone', (_, secret) => secret],
  ['cut behind its middle', (text, secret) => `${text} ${secret.slice(0, secret.length * 0.6)}…`],
  ['cut before its middle', (text, secret) => `…${secret.slice(secret.length * 0.4)} ${text}`],
  ['where our own limit cuts it', (_, secret) => `${'x'.repeat(90)} ${secret}`],
  ['where our own limit for errors cuts it', (_, secret) => `${'x'.repeat(190)} ${secret}`],
  ['with invisible characters in it', (text, secret) => `${text} ${[...secret].join('\u200b')}`],
  ['in a URL', (text, secret) => `${text} ${encodeURIComponent(secret)}`],
  ['in Base64', (text, secret) => `${text} ${Buffer.from(`token:${secret}`).toString('base64')}`],
];

let echo: (text: string, secret: string) => string;
/** Everything secret that was sent until now. */
let sent: Set<string>;
/** What the services answer to some requests instead. */
let refuse: (path: string, method: string) => number | undefined;

beforeEach(() => {
  sent = new Set();
  refuse = () => undefined;
  const services = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: RequestInfo, init?: RequestInit) => {
    const request = new Request(input, init);
    note(request.headers.get('authorization')?.replace('Bearer ', ''));
    const body = await request.clone().text();
    if (body) secretsIn(JSON.parse(body));
    const { pathname } = new URL(request.url);
    const status = refuse(pathname, request.method);
    if (status !== undefined) return refusal(status);
    const response = await services(request);
    const answer = (await response.json().catch(() => undefined)) as unknown;
    note((answer as { accessToken?: string } | undefined)?.accessToken);
    return Response.json(repeating(answer), { status: response.status });
  });
});

function note(secret: string | undefined): void {
  if (secret !== undefined && secret.length >= 20) sent.add(secret);
}

function secretsIn(body: { clientSecret?: string; credentials?: { apiToken?: string } }): void {
  note(body.clientSecret);
  note(body.credentials?.apiToken);
}

const all = (text: string) => [...sent].map((secret) => echo(text, secret)).join(' ');

/** An answer whose every free text repeats all secrets. */
function repeating(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(repeating);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => {
      const isText = typeof value === 'string' && /^(name|message|reqId|type|email|expires_at)$/.test(key);
      return [key, isText ? all(value) : repeating(value)];
    }),
  );
}

function refusal(status: number): Response {
  const issues = [
    { path: ['body', all('field')], message: all('not allowed:') },
    { path: ['x'], message: all('') },
  ];
  const message = status === 422 ? issues : all('You are not allowed to do this with');
  if (status === 418) return new Response(`<html>${all('')}</html>`, { status });
  return Response.json({ reqId: all('req-'), error: all('PermissionDenied'), message }, { status });
}

/** Pieces of the secrets in what a person may see or a disk may hold. */
async function leaks(...shown: unknown[]): Promise<string[]> {
  const stored = await Promise.all(
    [fakeBrowser.storage.session, fakeBrowser.storage.local].map((area) => area.get(null)),
  );
  const items = stored.flatMap((area) => Object.entries(area)).filter(([key]) => !SECRET_ITEMS.test(key));
  const text = JSON.stringify([items, shown]).replace(/\u200b/g, '');
  return [...sent]
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(`token:${secret}`).toString('base64').slice(10),
    ])
    .flatMap((secret) => Array.from({ length: secret.length - 11 }, (_, at) => secret.slice(at, at + 12)))
    .filter((piece) => text.includes(piece));
}

test.each(ECHOES)('a secret that is repeated %s is nowhere after a whole journey', async (_, way) => {
  echo = way;
  const ready = await readyToPush(world);
  await startPreflight(ready.captureId);
  const preflight = await preflightItem.get();
  if (!preflight) throw new Error('nothing was checked');
  await loadDestination();
  const report = await testProfile(ready.profile, universalAuth(world).credentials);
  const { state } = await push(ready.create({ despiteWarnings: true }));
  expect(state).toBe('succeeded');
  await loadDestination();
  expect(await historyItem.get()).toHaveLength(1);
  expect(sent).toContain(ready.token);
  expect(sent.size).toBeGreaterThanOrEqual(3);
  expect(await leaks(preflightReport(preflight, translate), report)).toEqual([]);
});

test.each([400, 403, 418, 422, 500])('nor after a push that is refused with %i', async (status) => {
  for (const [way, repeat] of ECHOES) {
    echo = repeat;
    const ready = await readyToPush(world);
    refuse = (path, method) => (method === 'POST' && path.endsWith('/humanitec') ? status : undefined);
    await push(ready.create());
    expect((await pushItem.get())?.state, way).not.toBe('succeeded');
    expect(await leaks(), way).toEqual([]);
    refuse = () => undefined;
    await pushItem.set(null);
    await fakeBrowser.storage.local.remove('intent');
  }
});

test('a token of this browser session is known to a background that was started anew', async () => {
  echo = (text, secret) => `${text} ${secret}`;
  const ready = await readyToPush(world);
  sent.add(ready.token);
  vi.resetModules();
  const fresh = await import('@/utils/destination/load');
  await fresh.loadDestination();
  expect(await leaks()).toEqual([]);
});
