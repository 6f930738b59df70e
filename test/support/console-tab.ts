import type { Spot } from './accessible';

/** A tab of the console in a browser with the extension, whose background opens no popup. */
export interface ConsoleTab {
  goto(address: string): Promise<void>;
  /** Runs a function in the page. */
  evaluate<A, R>(run: (given: A) => R | Promise<R>, given: A): Promise<R>;
  /** Evaluates JavaScript in the world of the extension's content script, for which the prompt's shadow root is open. */
  inScript(expression: string): Promise<unknown>;
  mouse: {
    move(x: number, y: number): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
  /** Presses a key and lets it go. */
  key(name: 'Enter' | ' '): Promise<void>;
  /** The token captured last, straight from the background's session storage. */
  held(): Promise<string | undefined>;
  /** Takes from the background what was captured. */
  forget(): Promise<void>;
  /** What went wrong on the page since it was loaded. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** Clicks as a mouse does. */
export async function clickAt({ mouse }: Pick<ConsoleTab, 'mouse'>, { x, y }: Spot): Promise<void> {
  await mouse.move(x, y);
  await mouse.down();
  await mouse.up();
}
