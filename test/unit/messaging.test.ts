import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fail } from '@/utils/failure';
import { isAuthorised } from '@/utils/messaging';
import { answerMessages, type Handlers, type MessageName, messages, send } from '@/utils/protocol';

const ID = 'test-extension-id';
const page = { id: ID, url: `chrome-extension://${ID}/popup.html`, origin: `chrome-extension://${ID}` };
const console_ = {
  id: ID,
  url: 'https://app.humanitec.io/orgs/acme/service-users',
  frameId: 0,
  tab: { id: 7 },
};

const FROM_CONSOLE: MessageName[] = ['capture.deliver', 'capture.room', 'capture.supplies'];
const FROM_PAGES = (Object.keys(messages) as MessageName[]).filter((name) => !FROM_CONSOLE.includes(name));

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `chrome-extension://${ID}${path}`);
});

describe('who may send what', () => {
  const refused: [string, MessageName, object][] = [
    ['a capture from another extension', 'capture.deliver', { ...console_, id: 'other' }],
    ['a capture without a sender id', 'capture.deliver', { ...console_, id: undefined }],
    ['a capture from a frame in the console', 'capture.deliver', { ...console_, frameId: 3 }],
    ['a capture without a frame id', 'capture.deliver', { ...console_, frameId: undefined }],
    ['a capture without a tab', 'capture.deliver', { ...console_, tab: undefined }],
    ['a capture without a URL', 'capture.deliver', { ...console_, url: undefined }],
    [
      'a capture from the v2 console',
      'capture.deliver',
      { ...console_, url: 'https://console.humanitec.dev/' },
    ],
    [
      'a capture from a look-alike host',
      'capture.deliver',
      { ...console_, url: 'https://app.humanitec.io.evil.example/' },
    ],
    ['a capture over plain HTTP', 'capture.deliver', { ...console_, url: 'http://app.humanitec.io/' }],
    [
      'a capture from another port',
      'capture.deliver',
      { ...console_, url: 'https://app.humanitec.io:8443/' },
    ],
    ['a capture from an extension page', 'capture.deliver', page],
    ['a push from the content script', 'push.start', console_],
    ['a paste from the content script', 'capture.paste', console_],
    [
      'a push from another extension',
      'push.start',
      { id: 'other', url: 'chrome-extension://other/popup.html' },
    ],
    ['a push without a URL', 'push.start', { id: ID }],
    ['a push that claims the origin in a field only', 'push.start', { ...console_, origin: page.origin }],
  ];
  test.each(refused)('%s is refused', (_, name, sender) => {
    expect(isAuthorised(messages[name], sender)).toBe(false);
  });

  test.each(FROM_CONSOLE)('the content script may send %s, and extension pages may not', (name) => {
    expect(isAuthorised(messages[name], console_ as never)).toBe(true);
    expect(isAuthorised(messages[name], { ...console_, frameId: 3 } as never)).toBe(false);
    expect(isAuthorised(messages[name], page)).toBe(false);
  });

  test.each(FROM_PAGES)('the content script may not send %s', (name) => {
    expect(isAuthorised(messages[name], console_ as never)).toBe(false);
  });

  test.each(FROM_PAGES)('extension pages may send %s, also from a tab', (name) => {
    expect(isAuthorised(messages[name], page)).toBe(true);
    expect(isAuthorised(messages[name], { ...page, tab: { id: 9 } } as never)).toBe(true);
  });
});

describe('answering', () => {
  const paste = vi.fn(async () => null);
  type Listener = (message: unknown, sender: object) => Promise<unknown> | undefined;
  let deliver: Listener;

  beforeEach(() => {
    paste.mockReset().mockResolvedValue(null);
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
      deliver = listener as Listener;
    });
    answerMessages({ 'capture.paste': paste } as unknown as Handlers);
  });

  test.each([
    ['no object', 'capture.paste'],
    ['an unknown name', { name: 'capture.steal', payload: {} }],
    ['an inherited name', { name: 'toString', payload: {} }],
    ['a payload of another shape', { name: 'capture.paste', payload: { token: 1 } }],
    ['no payload', { name: 'capture.paste' }],
  ])('%s gets no answer and reaches no handler', (_, message) => {
    expect(deliver(message, page)).toBeUndefined();
    expect(paste).not.toHaveBeenCalled();
  });

  test('a failure is answered by its code', async () => {
    paste.mockRejectedValue(fail('notAToken'));
    expect(await deliver({ name: 'capture.paste', payload: { token: 'x' } }, page)).toEqual({
      ok: false,
      failure: { code: 'notAToken', params: [] },
    });
  });

  test('an unforeseen error does not tell its text, which might hold a secret', async () => {
    paste.mockRejectedValue(new Error('bad token abcdefghijklmnopqrstuvwxyz'));
    const answer = await deliver({ name: 'capture.paste', payload: { token: 'x' } }, page);
    expect(JSON.stringify(answer)).not.toContain('abcdefghijklmnopqrstuvwxyz');
  });
});

describe('a background that the browser stops before it answers', () => {
  const stopped = () =>
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValueOnce(new Error('channel closed'));
  const answered = { ok: true, value: null };

  test('is asked again where asking twice is the same as once', async () => {
    const sent = stopped().mockResolvedValue(answered);
    expect(await send('preflight.run', {})).toEqual(answered);
    expect(sent).toHaveBeenCalledTimes(2);
  });

  test('is not asked again for ever', async () => {
    const sent = stopped().mockRejectedValue(new Error('channel closed'));
    expect(await send('destination.load', {})).toMatchObject({ ok: false });
    expect(sent.mock.calls.length).toBeLessThan(10);
  });

  test('gets nothing twice that could be done twice', async () => {
    const sent = stopped().mockResolvedValue(answered);
    expect(await send('capture.paste', { token: 'x' })).toMatchObject({ ok: false });
    expect(sent).toHaveBeenCalledTimes(1);
  });
});
