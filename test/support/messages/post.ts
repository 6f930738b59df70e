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

type Way = (message: string) => string;

/** Longer than the background takes to answer, in milliseconds. */
const PATIENCE = 3_000;

/** A sender in the main world of a page. */
export async function fromPage(page: Page, way: Way): Promise<Sender> {
  return sender(await devtools(page), undefined, way);
}

/** A sender in the world of an extension's content script: in the top frame, or in the frame with that address. */
export async function fromContentScript(
  page: Page,
  extensionId: string,
  way: Way,
  frame: { url: string } | 'top' = 'top',
): Promise<Sender> {
  const session = await devtools(page);
  const contexts: { id: number; origin: string; auxData?: { frameId?: string } }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const frames = frame === 'top' ? [frameTree] : (frameTree.childFrames ?? []);
  const wanted = frames.find(({ frame: { url } }) => frame === 'top' || url.startsWith(frame.url))?.frame.id;
  const world = contexts.find(
    ({ origin, auxData }) =>
      origin === `chrome-extension://${extensionId}` && auxData?.frameId === wanted && wanted !== undefined,
  );
  if (!world) throw new Error(`No content script of ${extensionId} runs in that frame of ${page.url()}`);
  return sender(session, world.id, way);
}

function sender(session: CDPSession, contextId: number | undefined, way: Way): Sender {
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      ...(contextId === undefined ? {} : { contextId }),
      awaitPromise: true,
      returnByValue: true,
      expression,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    evaluate,
    send: (message) =>
      evaluate(`Promise.race([
        Promise.resolve().then(() => ${way(message)}).catch(() => 'no answer'),
        new Promise((resolve) => setTimeout(resolve, ${PATIENCE}, 'no answer')),
      ]).then((answer) => answer ?? 'no answer')`),
  };
}
