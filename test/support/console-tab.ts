import type { Found, Spot } from './accessible';

type Key = 'Enter' | ' ' | 'Tab' | 'Escape';

/** What its user wants of all pages. */
export interface Wishes {
  scheme?: 'light' | 'dark';
  motion?: 'any' | 'reduced';
  colours?: 'any' | 'forced';
}

/** A tab of the console in a browser with the extension. */
export interface ConsoleTab {
  goto(address: string): Promise<void>;
  /** Runs a function in the page. */
  evaluate<A, R>(run: (given: A) => R | Promise<R>, given: A): Promise<R>;
  /** Evaluates JavaScript in the world of the extension's content script, for which the prompt's shadow root is open. */
  inScript(expression: string): Promise<unknown>;
  /** Runs a function with all that the extension may do, e.g. in its storage. */
  inBackground<A, R>(run: (given: A) => R | Promise<R>, given: A): Promise<R>;
  /** An element of the prompt, or with `StaticText` a text in it, as assistive technology has it. */
  accessible(role: string, name: string | RegExp): Promise<Found | undefined>;
  mouse: {
    move(x: number, y: number): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
  /** Presses a key and lets it go. */
  key(name: Key): Promise<void>;
  /** Presses a key; once more while it is down is what a held key does by itself. */
  keyDown(name: Key): Promise<void>;
  keyUp(name: Key): Promise<void>;
  /** Types where the focus is. */
  write(text: string): Promise<void>;
  /** Gives the page this size, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** A part of the page as it is drawn, as PNG in base64. */
  picture(part: { x: number; y: number; width: number; height: number }): Promise<string>;
  /** Until the tab is closed. */
  wish(wishes: Wishes): Promise<void>;
  /** Whether the popup opens by itself after a capture. */
  letPopup(it: 'open' | 'stay closed'): Promise<void>;
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
