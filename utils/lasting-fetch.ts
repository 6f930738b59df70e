import { browser } from 'wxt/browser';
import { inTurn } from './in-turn';

/** What the offscreen document is asked to send, once at a time for each URL. It carries no header and no body. */
export interface LastingRequest {
  url: string;
  method: string;
}

/** The answer as it came; undefined where there was none. */
export type LastingAnswer = { status: number; headers: [string, string][]; text: string } | undefined;

const PAGE = '/offscreen.html';

/** A page of the extension, as a service worker sees it; the DOM's types do not know it. */
interface Client {
  url: string;
  postMessage(message: LastingRequest, transfer: MessagePort[]): void;
}
declare const clients: { matchAll(): Promise<Client[]> };

const turn = inTurn();
let waiting = 0;

/**
 * Sends a request, with cookies and without a body, that goes on when the background ends. Chromium gives up what a service
 * worker has asked for, and the cookie of the answer with it: there an offscreen document sends it, and one that is under way
 * already is joined. Firefox's background is a page, whose requests may outlive it.
 *
 * @throws TypeError without an answer, like `fetch`
 */
export async function lastingFetch(...given: Parameters<typeof fetch>): Promise<Response> {
  const request = new Request(...given);
  if (!browser.offscreen) return fetch(request, { keepalive: true });
  waiting += 1;
  try {
    const answer = await send(await turn(openPage), request);
    if (!answer) throw new TypeError('No answer');
    const { status, headers, text } = answer;
    return new Response(text || null, { status, headers });
  } finally {
    waiting -= 1;
    if (waiting === 0) await turn(closePage);
  }
}

/** Whether such a request is under way, if need be from an earlier background: the end of the extension would be its end. */
export async function isFetchLasting(): Promise<boolean> {
  return waiting > 0 || (browser.offscreen !== undefined && (await findPage()) !== undefined);
}

/** The document that an earlier background has left is used on: it may still be waiting for an answer. */
async function openPage(): Promise<Client> {
  const open = await findPage();
  if (open) return open;
  await browser.offscreen.createDocument({
    url: PAGE,
    // The nearest of Chromium's reasons: none is for a request that must not end with the worker.
    reasons: ['WORKERS'],
    justification:
      "Exchanges the cookie of the user's Infisical session; ended half-way, that would end the session.",
  });
  const created = await findPage();
  if (!created) throw new TypeError('No offscreen document');
  return created;
}

async function closePage(): Promise<void> {
  if (waiting === 0 && (await findPage())) await browser.offscreen.closeDocument();
}

async function findPage(): Promise<Client | undefined> {
  const pages = await clients.matchAll();
  return pages.find(({ url }) => url === browser.runtime.getURL(PAGE));
}

/** By a channel of their own: messages of the extension would reach its other pages, and could come from a content script. */
function send(page: Client, { url, method }: Request): Promise<LastingAnswer> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', ({ data }) => resolve(data));
    // The document is gone.
    port1.addEventListener('close', () => resolve(undefined));
    port1.start();
    page.postMessage({ url, method }, [port2]);
  });
}
