import { findAccessible } from './accessible';
import { forgetToken, heldToken, letPopupThere } from './capturing';
import type { ConsoleTab } from './console-tab';
import { type ExtensionBrowser, type LaunchOptions, launchWithExtension } from './extension';
import { fromContentScript, type Sender, ways } from './messages/post';

/** {@link ConsoleTab} with a Chromium of its own, whose background opens no popup. */
export async function chromiumTab(port: number, options: Partial<LaunchOptions> = {}): Promise<ConsoleTab> {
  const extension = await launchWithExtension({ port, ...options });
  const tab = await openChromiumTab(extension);
  await tab.letPopup('stay closed');
  return { ...tab, close: extension.close };
}

/** {@link ConsoleTab} with a Chromium that runs. */
export async function openChromiumTab(extension: ExtensionBrowser): Promise<ConsoleTab> {
  const page = await extension.context.newPage();
  let script: Promise<Sender> | undefined;
  let problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) script = undefined;
  });
  return {
    goto: async (address) => {
      problems = [];
      await page.goto(address);
    },
    evaluate: <A, R>(run: (given: A) => R | Promise<R>, given: A) =>
      page.evaluate(run as (given: unknown) => unknown, given) as Promise<R>,
    inScript: async (expression) => {
      script ??= fromContentScript(page, extension.extensionId, ways.internal);
      return (await script).evaluate(expression);
    },
    inBackground: async <A, R>(run: (given: A) => R | Promise<R>, given: A) =>
      (await extension.worker()).evaluate(run as (given: unknown) => unknown, given) as Promise<R>,
    accessible: (role, name) => findAccessible(page, role, name),
    mouse: page.mouse,
    key: (name) => page.keyboard.press(name),
    keyDown: (name) => page.keyboard.down(name),
    keyUp: (name) => page.keyboard.up(name),
    write: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewportSize({ width, height }),
    picture: async (clip) => (await page.screenshot({ clip })).toString('base64'),
    wish: ({ scheme, motion, colours }) =>
      page.emulateMedia({
        ...(scheme ? { colorScheme: scheme } : {}),
        ...(motion ? { reducedMotion: motion === 'reduced' ? 'reduce' : 'no-preference' } : {}),
        ...(colours ? { forcedColors: colours === 'forced' ? 'active' : 'none' } : {}),
      }),
    letPopup: async (it) => (await extension.worker()).evaluate(letPopupThere, it),
    held: () => heldToken(extension),
    forget: () => forgetToken(extension),
    problems: () => problems,
    close: () => page.close(),
  };
}
