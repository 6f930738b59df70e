import { randomUUID } from 'node:crypto';
import { type FirefoxWithExtension, GECKO_ID } from './firefox';

/** Which content script it is, if not the extension's own in the page itself. */
export interface Whose {
  geckoId?: string;
  frame?: 'top' | 'first sub-';
}

/**
 * Evaluates an expression in the world of a content script, in the tab in front, and gives its value. No driver reaches that world;
 * the browser's own window does, by a script in the tab's process.
 */
export async function inFirefoxScript(
  firefox: FirefoxWithExtension,
  expression: string,
  { geckoId = GECKO_ID, frame = 'top' }: Whose = {},
): Promise<unknown> {
  const script = `data:;charset=utf-8,${encodeURIComponent(`(${ANSWER})`)}`;
  const given = [randomUUID(), script, [geckoId, frame, expression]].map((each) => JSON.stringify(each));
  const answer = await firefox.chrome(`${ASK}(${given})`);
  const { value, failure } = JSON.parse(answer) as { value?: unknown; failure?: string };
  if (failure !== undefined) throw new Error(failure);
  return value;
}

/** Evaluated in the browser's window. */
const ASK = `((name, script, given) => new Promise((resolve) => {
  const { messageManager } = gBrowser.selectedBrowser;
  messageManager.addMessageListener(name, function heard({ data }) {
    messageManager.removeMessageListener(name, heard);
    resolve(data);
  });
  messageManager.loadFrameScript(script + encodeURIComponent('(' + JSON.stringify([name, ...given]).slice(1, -1) + ')'), false);
}))`;

/** Evaluated in the tab's process, with all its rights. */
const ANSWER = `async (name, geckoId, frame, expression) => {
  const answer = {};
  try {
    const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
    const script = ExtensionContent.getContextByExtensionId(geckoId, frame === 'top' ? content : content.frames[0]);
    if (!script) throw new Error('No content script runs in ' + content.location.href);
    answer.value = await Cu.evalInSandbox(expression, script.cloneScope);
  } catch (error) {
    answer.failure = String(error);
  }
  sendAsyncMessage(name, JSON.stringify(answer));
}`;
