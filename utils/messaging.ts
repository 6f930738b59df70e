import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { CaptureDelivery } from './capture/types';
import { type Failure, failureOf } from './failure';
import { type Account, Credentials, Profile, type Project } from './infisical/types';
import { keepAlive } from './keep-alive';
import { AppRef } from './preflight/types';
import { PushRequest } from './push/types';
import type { Sentence } from './sentence';

const Nothing = z.object({});

const ACapture = z.object({ captureId: z.string() });

/** Every message of the extension, with the shape of its payload. All go to the background. */
export const payloads = {
  'capture.deliver': CaptureDelivery,
  'capture.room': Nothing,
  'capture.paste': z.object({ token: z.string() }),
  'capture.discard': ACapture,
  'capture.restore': ACapture,
  'capture.use': ACapture,
  'capture.close-lost': Nothing,
  'preflight.run': Nothing,
  'preflight.cancel': Nothing,
  'preflight.select': z.object({ apps: z.array(AppRef) }),
  'preflight.open-people-tab': AppRef,
  'target.load': z.object({ profileId: z.optional(z.string()), lookAgain: z.optional(z.boolean()) }),
  'target.sign-in': z.object({ profileId: z.string() }),
  'target.unlock': z.object({ profileId: z.string(), passphrase: z.string() }),
  'push.start': PushRequest,
  'push.look-up': Nothing,
  'push.clear': Nothing,
  'profile.save': z.object({ profile: Profile, credentials: Credentials }),
  'profile.test': z.object({ profile: Profile, credentials: Credentials }),
  'profile.remove': z.object({ profileId: z.string() }),
  'profile.sign-out': z.object({ profileId: z.string() }),
  'profile.change-passphrase': z.object({ profileId: z.string(), current: z.string(), next: z.string() }),
  'history.clear': Nothing,
} as const;

export type MessageName = keyof typeof payloads;
export type Payload<N extends MessageName> = z.infer<(typeof payloads)[N]>;

/** What the options page shows after `Test connection`. */
export interface TestReport {
  account: Account;
  mayCreate: 'yes' | 'no' | 'unknown';
  notes: Sentence[];
  /** The projects this sign-in can see, to choose a default from. */
  projects: Project[];
}

interface SpecialAnswers {
  /** Captured just now or before; `unopened` where the popup did not open by itself either. */
  'capture.deliver': { outcome: 'captured' | 'known' | 'unopened' };
  'capture.room': { room: boolean };
  'profile.test': TestReport;
}
export type Answer<N extends MessageName> = N extends keyof SpecialAnswers ? SpecialAnswers[N] : null;

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** One handler for each message; what it throws becomes the `failure` of the result. */
export type Handlers = {
  [N in MessageName]: (payload: Payload<N>, sender: Browser.runtime.MessageSender) => Promise<Answer<N>>;
};

/** Messages that ask for the same thing when they are sent twice: they outlive a background that the browser stops. */
const REPEATABLE: ReadonlySet<MessageName> = new Set([
  'preflight.run',
  'target.load',
  'push.look-up',
  'profile.test',
]);
const MOST_TRIES = 3;

/** Sends a message to the background. Never throws: a failure is part of the result. */
export async function send<N extends MessageName>(name: N, payload: Payload<N>): Promise<Result<Answer<N>>> {
  for (let tries = REPEATABLE.has(name) ? MOST_TRIES : 1; tries > 0; tries -= 1) {
    try {
      const result: Result<Answer<N>> | undefined = await browser.runtime.sendMessage({ name, payload });
      if (result) return result;
    } catch {
      // The background ended without an answer; the next message starts it again.
    }
  }
  return { ok: false, failure: { code: 'unexpected', params: [] } };
}

const CONSOLE_ORIGIN = 'https://app.humanitec.io';
/** What the content script may send, and nobody else. */
const FROM_CONSOLE: ReadonlySet<MessageName> = new Set(['capture.deliver', 'capture.room']);

/**
 * Whether a sender may send a message, by what the browser says about it and never by what it says about itself.
 * A missing field means no. An extension page in a tab has `sender.tab`, so its absence proves nothing.
 */
export function isAuthorised(name: MessageName, sender: Browser.runtime.MessageSender): boolean {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return false;
  const { origin } = new URL(sender.url);
  return FROM_CONSOLE.has(name)
    ? origin === CONSOLE_ORIGIN && sender.frameId === 0 && sender.tab !== undefined
    : origin === new URL(browser.runtime.getURL('/')).origin;
}

const Envelope = z.object({
  name: z.string().check(z.refine((name) => Object.hasOwn(payloads, name))),
  payload: z.unknown(),
});

/**
 * Answers messages with the given handlers. Call it in the first turn of the background, so that a woken worker
 * misses nothing. Unauthorised and malformed messages get no answer at all.
 */
export function answerMessages(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Browser.runtime.MessageSender) => {
    const envelope = Envelope.safeParse(message);
    if (!envelope.success) return undefined;
    const name = envelope.data.name as MessageName;
    if (!isAuthorised(name, sender)) return undefined;
    const payload = payloads[name].safeParse(envelope.data.payload);
    if (!payload.success) return undefined;
    return answer(handlers[name] as Handler, payload.data, sender);
  });
}

type Handler = (payload: unknown, sender: Browser.runtime.MessageSender) => Promise<unknown>;

async function answer(
  handle: Handler,
  payload: unknown,
  sender: Browser.runtime.MessageSender,
): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await keepAlive(() => handle(payload, sender)) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}
