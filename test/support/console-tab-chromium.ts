import { forgetToken, heldToken, keepPopupClosed } from './capturing';
import type { ConsoleTab } from './console-tab';
import { launchWithExtension } from './extension';
import { fromContentScript, type Sender, ways } from './messages/post';

/** {@link ConsoleTab} with Chromium. */
export async function chromiumTab(port: number): Promise<ConsoleTab> {
  const extension = await launchWithExtension({ port });
  await keepPopupClosed(extension);
  const page = await extension.context.newPage();
  let script: Sender | undefined;
  let problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return {
    goto: async (address) => {
      problems = [];
      await page.goto(address);
      script = await fromContentScript(page, extension.extensionId, ways.internal);
    },
    evaluate: <A, R>(run: (given: A) => R | Promise<R>, given: A) =>
      page.evaluate(run as (given: unknown) => unknown, given) as Promise<R>,
    inScript: async (expression) => script?.evaluate(expression),
    mouse: page.mouse,
    key: (name) => page.keyboard.press(name),
    held: () => heldToken(extension),
    forget: () => forgetToken(extension),
    problems: () => problems,
    close: extension.close,
  };
}
