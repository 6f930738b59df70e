import type { Spot } from './accessible';
import { ONCE_MORE } from './capturing';
import { type ConsoleTab, clickAt } from './console-tab';

/** Evaluated in the content script's world: what finds the prompt. */
export const PROMPT = `
  const hostIn = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('[popover=manual][role=group]')) return element;
      const host = element.shadowRoot && hostIn(element.shadowRoot);
      if (host) return host;
    }
  };
  const inside = () => {
    const host = hostIn(document);
    // Firefox has it as a property of elements.
    return host && (host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host));
  };`;

/** The same, around what is to be found. */
const FIND = `${PROMPT}
  const within = async (patience, find) => {
    for (const end = performance.now() + patience; ; await new Promise(requestAnimationFrame)) {
      const found = find();
      if (found || performance.now() >= end) return found;
    }
  };`;

/** What it takes to know a prompt. */
type InTab = Pick<ConsoleTab, 'inScript'>;

const find = (tab: InTab, expression: string) =>
  tab.inScript(`(async () => {${FIND} return ${expression};})()`);

/** Runs a function in the content script's world, with the prompt's shadow root, once there is one. */
export async function insidePrompt<R>(tab: InTab, run: (root: ShadowRoot) => R | Promise<R>): Promise<R> {
  const found = await find(
    tab,
    `await (async () => {
    const root = await within(10_000, inside);
    return root && { value: await (${run})(root) };
  })()`,
  );
  if (!found) throw new Error('No prompt on the page');
  return (found as { value: R }).value;
}

/** How many animations the prompt that is to come has had when a click on it counts. */
export async function movesOf(tab: InTab): Promise<number> {
  return (await find(
    tab,
    `await (async () => {
    const seen = new Set();
    await within(10_000, () => {
      const root = inside();
      for (const element of root ? [root.host, ...root.querySelectorAll('*')] : [])
        for (const animation of element.getAnimations()) seen.add(animation);
      return root && !root.querySelector('button').ariaDisabled;
    });
    return seen.size;
  })()`,
  )) as number;
}

/** Whether a prompt is there within so many milliseconds; with none, now. */
export const isOffered = async (tab: InTab, patience: number): Promise<boolean> =>
  (await find(tab, `!!(await within(${patience}, () => hostIn(document)))`)) as boolean;

/** Waits until the prompt, if there is one, is gone. */
export async function promptGone(tab: InTab): Promise<void> {
  if (!(await find(tab, `within(10_000, () => !hostIn(document))`))) throw new Error('A prompt stays');
}

/** Waits for the prompt's button, or until a click on it counts; gives its middle. */
export async function sendButton(tab: InTab, state: 'shown' | 'ready'): Promise<Spot> {
  const spot = await find(
    tab,
    `within(10_000, () => {
      const button = [...inside()?.querySelectorAll('button') ?? []].find(({ textContent }) => textContent === 'Send to Infisical');
      if (!button || (${state === 'ready'} && button.ariaDisabled)) return;
      const { x, y, width, height } = button.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    })`,
  );
  if (!spot) throw new Error(`No "Send to Infisical" that is ${state}`);
  return spot as Spot;
}

/** All that the prompt says; empty where there is none. */
export const promptText = async (tab: InTab): Promise<string> =>
  String(await find(tab, `inside()?.firstElementChild.innerText ?? ''`));

/** What the prompt says: that a click came too early, or what came of it; nothing where it is gone. */
const ANSWER = `within(10_000, () => {
  const status = inside()?.querySelector('[role=status]');
  if (!status) return 'gone';
  const said = status.textContent;
  return (said.includes(${JSON.stringify(ONCE_MORE)}) || !status.querySelector('span').hidden) && said;
})`;

/** Clicks the prompt's button as soon as that counts, and waits for what the prompt says to it. */
export async function sendInTab(tab: Pick<ConsoleTab, 'inScript' | 'mouse'>): Promise<void> {
  let said: string;
  do {
    await clickAt(tab, await sendButton(tab, 'ready'));
    said = String(await find(tab, ANSWER));
  } while (said.includes(ONCE_MORE));
}
