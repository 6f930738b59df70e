import type { CDPSession, Page } from '@playwright/test';
import { devtools } from '../extension';

/** A place in the browser that messages can be sent from. */
export interface Sender {
  /**
   * Evaluates a function there that sends one message and gives the answer, or `no answer`.
   *
   * @param message JavaScript whose value is the message
   */
  send(message: string): Promise<unknown>;
  /** Evaluates any JavaScript there and gives its value. */
  evaluate(expression: string): Promise<unknown>;
}

/** How a message is sent; each gives a promise of the answer. */
export const ways = {
  internal: (message: string) => `chrome.runtime.sendMessage(${message})`,
  external: (id: string) => (message: string) => `chrome.runtime.sendMessage('${id}', ${message})`,
  /** A port, to this extension or to another. */
  port: (id?: string) => (message: string) =>
    `new Promise((resolve) => {
    const port = chrome.runtime.connect(${id === undefined ? '' : `'${id}'`});
    port.onMessage.addListener(resolve);
    port.onDisconnect.addListener(() => { chrome.runtime.lastError; resolve('no answer'); });
    try { port.postMessage(${message}); } catch { resolve('no answer'); }
  })`,
  /** What a page without extension interfaces can do: speak to whoever listens in the page. */
  page: (message: string) => `new Promise((resolve) => {
    const message = ${message};
    addEventListener('message', ({ data }) => data?.ok !== undefined && resolve(data));
    window.postMessage(message, '*');
    document.dispatchEvent(new CustomEvent(message.name, { detail: message.payload }));
    setTimeout(resolve, 50, 'no answer');
  })`,
};

/** JavaScript that gives a promise of the answer to a message, from JavaScript whose value is that. */
export type Way = (message: string) => string;

/** Longer than the background takes to answer, in milliseconds. */
const PATIENCE = 3_000;

/** A sender in the main world of a page. */
export async function fromPage(page: Page, way: Way): Promise<Sender> {
  return sender(await devtools(page), undefined, way);
}

/** A sender in the world of an extension's content script: in the top frame or the first one in it. */
export async function fromContentScript(
  page: Page,
  extensionId: string,
  way: Way,
  frame: 'top' | 'first sub-' = 'top',
): Promise<Sender> {
  const session = await devtools(page);
  const worlds = new Map<string, number>();
  session.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
    if (origin === `chrome-extension://${extensionId}`) worlds.set(String(auxData?.frameId), id);
  });
  await session.send('Runtime.enable');
  // The content script comes when the document is complete, which may be a moment later.
  for (let tries = 0; tries < 50; tries += 1) {
    const { frameTree } = await session.send('Page.getFrameTree');
    const wanted = frame === 'top' ? frameTree : frameTree.childFrames?.[0];
    const world = wanted && worlds.get(wanted.frame.id);
    if (world !== undefined) return sender(session, world, way);
    await page.waitForTimeout(100);
  }
  throw new Error(`No content script of ${extensionId} runs in the ${frame} frame of ${page.url()}`);
}

function sender(session: CDPSession, contextId: number | undefined, way: Way): Sender {
  return senderBy(way, async (expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      ...(contextId === undefined ? {} : { contextId }),
      awaitPromise: true,
      returnByValue: true,
      expression,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  });
}

/** A sender wherever JavaScript can be evaluated. */
export function senderBy(way: Way, evaluate: Sender['evaluate']): Sender {
  return {
    evaluate,
    send: (message) =>
      evaluate(`Promise.race([
        Promise.resolve().then(() => ${way(message)}).catch(() => 'no answer'),
        new Promise((resolve) => setTimeout(resolve, ${PATIENCE}, 'no answer')),
      ]).then((answer) => answer ?? 'no answer')`),
  };
}
