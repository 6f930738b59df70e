import { randomUUID } from 'node:crypto';
import { type FirefoxWithExtension, GECKO_ID } from './firefox';

/**
 * Evaluates an expression in the world of the extension's content script, in the tab in front, and gives its value. No driver reaches
 * that world; the browser's own window does, by a script in the tab's process.
 */
export async function inFirefoxScript(firefox: FirefoxWithExtension, expression: string): Promise<unknown> {
  const answer = await firefox.chrome(
    `${ASK}(${JSON.stringify(randomUUID())}, ${JSON.stringify(`data:;charset=utf-8,${encodeURIComponent(`(${ANSWER})`)}`)}, ${JSON.stringify(expression)})`,
  );
  const { value, failure } = JSON.parse(answer) as { value?: unknown; failure?: string };
  if (failure !== undefined) throw new Error(failure);
  return value;
}

/** Evaluated in the browser's window. */
const ASK = `((name, script, expression) => new Promise((resolve) => {
  const { messageManager } = gBrowser.selectedBrowser;
  messageManager.addMessageListener(name, function heard({ data }) {
    messageManager.removeMessageListener(name, heard);
    resolve(data);
  });
  messageManager.loadFrameScript(script + encodeURIComponent('(' + JSON.stringify(name) + ',' + JSON.stringify(expression) + ')'), false);
}))`;

/** Evaluated in the tab's process, with all its rights. */
const ANSWER = `async (name, expression) => {
  const answer = {};
  try {
    const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
    const script = ExtensionContent.getContextByExtensionId(${JSON.stringify(GECKO_ID)}, content);
    if (!script) throw new Error('No content script runs in ' + content.location.href);
    answer.value = await Cu.evalInSandbox(expression, script.cloneScope);
  } catch (error) {
    answer.failure = String(error);
  }
  sendAsyncMessage(name, JSON.stringify(answer));
}`;
