import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type Failure, failureOf } from './failure';
import { CONSOLE_ORIGIN } from './humanitec/hosts';
import { keepAlive } from './keep-alive';

/** A message to the background. Each room lists its own; utils/protocol.ts has them all. */
export interface Message {
  /** The only ones who may send it: the content script in the console, or the extension's pages. */
  from: 'console' | 'pages';
  /** Shape of its payload; what does not fit gets no answer. */
  payload: z.ZodMiniType;
  /** Whether it asks for the same thing when it is sent twice: then it outlives a background that the browser stops. */
  isRepeatable?: boolean;
}
export type Messages = Record<string, Message>;

export const NO_PAYLOAD = z.object({});

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export type Sender = Browser.runtime.MessageSender;

const MOST_TRIES = 3;

/** Sends a message to the background. Never throws: a failure is part of the result. */
export async function sendMessage<T>(
  name: string,
  payload: unknown,
  { isRepeatable }: Message,
): Promise<Result<T>> {
  for (let tries = isRepeatable ? MOST_TRIES : 1; tries > 0; tries -= 1) {
    try {
      const result: Result<T> | undefined = await browser.runtime.sendMessage({ name, payload });
      if (result) return result;
    } catch {
      // The background ended without an answer; the next message starts it again.
    }
  }
  return { ok: false, failure: { code: 'unexpected', params: [] } };
}

/**
 * Whether a sender may send a message, by what the browser says about it and never by what it says about itself.
 * A missing field means no. An extension page in a tab has `sender.tab`, so its absence proves nothing.
 */
export function isAuthorised({ from }: Message, sender: Sender): boolean {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return false;
  const { origin } = new URL(sender.url);
  return from === 'console'
    ? origin === CONSOLE_ORIGIN && sender.frameId === 0 && sender.tab !== undefined
    : origin === new URL(browser.runtime.getURL('/')).origin;
}

const Envelope = z.object({ name: z.string(), payload: z.unknown() });

/** Answers one message; what it throws becomes the `failure` of the result. */
export type Handler = (payload: unknown, sender: Sender) => Promise<unknown>;

/**
 * Has the messages answered. Call it in the first turn of the background, so that a woken worker misses nothing.
 * Unauthorised and malformed messages get no answer at all.
 *
 * @param onFailure is told of each failure that is answered
 */
export function listen(
  messages: Messages,
  handlers: Record<string, Handler>,
  onFailure: (failure: Failure) => void,
): void {
  browser.runtime.onMessage.addListener((received: unknown, sender: Sender) => {
    const envelope = Envelope.safeParse(received);
    if (!envelope.success) return undefined;
    const { name } = envelope.data;
    const message = Object.hasOwn(messages, name) ? messages[name] : undefined;
    const handle = handlers[name];
    if (!message || !handle || !isAuthorised(message, sender)) return undefined;
    const payload = message.payload.safeParse(envelope.data.payload);
    if (!payload.success) return undefined;
    return answer(handle, payload.data, sender).then((result) => {
      if (!result.ok) onFailure(result.failure);
      return result;
    });
  });
}

async function answer(handle: Handler, payload: unknown, sender: Sender): Promise<Result<unknown>> {
  try {
    // Nothing would get lost on its way, and null does not.
    return { ok: true, value: (await keepAlive(() => handle(payload, sender))) ?? null };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}
