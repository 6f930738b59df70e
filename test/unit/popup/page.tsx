import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** A page of the extension without its background: what it shows, and which messages it sends. */
export interface Page {
  show(node: ReactNode): void;
  /** Messages in the order they were sent. */
  readonly sent: { name: string; payload: unknown }[];
  /** What the background answers; without an entry it is "done". */
  readonly answers: Map<string, unknown>;
  text(): string;
  all(selector: string): HTMLElement[];
  button(name: string): HTMLButtonElement | undefined;
  /** Presses a button that sends something, as assistive technology does: by asking for it twice. */
  press(name: string): Promise<void>;
  /** The control of a label. */
  field(label: string): HTMLInputElement | undefined;
  /** Types into a control as a keyboard does: at the caret. */
  type(field: HTMLInputElement, text: string): void;
  choose(label: string, value: string): void;
  /** Pastes into a control: what is not dealt with there comes in without its line ends, as in a browser. */
  paste(field: HTMLInputElement, text: string): void;
}

/** A fresh page for each test of a file. Texts are their keys with their parameters: mock `#i18n` by {@link texts}. */
export function testPage(): Page {
  let root: Root;
  let place: HTMLElement;
  const sent: Page['sent'] = [];
  const answers: Page['answers'] = new Map();

  beforeEach(async () => {
    const frame = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const pageBegan = performance.now() - frame;
    fakeBrowser.reset();
    sent.length = 0;
    answers.clear();
    Element.prototype.scrollIntoView = () => {};
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    // jsdom dates events by the time of day; browsers do so by the clock of frames, which began with the page.
    vi.spyOn(Event.prototype, 'timeStamp', 'get').mockImplementation(() => performance.now() - pageBegan);
    const i18n = { getUILanguage: () => 'en' };
    Object.assign(fakeBrowser, { i18n: { ...fakeBrowser.i18n, ...i18n } });
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message) => {
      const { name, payload } = message as Page['sent'][number];
      sent.push({ name, payload });
      return answers.get(name) ?? { ok: true, value: null };
    });
    place = document.createElement('div');
    document.body.append(place);
    root = createRoot(place);
  });
  afterEach(() => {
    root.unmount();
    place.remove();
  });

  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)];
  const field = (label: string) => {
    const found = all('label').find(({ textContent }) => textContent === label) as HTMLLabelElement;
    return (found?.control as HTMLInputElement | null) ?? undefined;
  };
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  const pressOnce = async (name: string) => {
    await expect.poll(() => button(name)?.ariaDisabled, { timeout: 10_000 }).toBe('false');
    button(name)?.click();
  };
  return {
    show: (node) => root.render(node),
    sent,
    answers,
    text: () => place.textContent,
    all,
    button,
    press: async (name) => {
      await pressOnce(name);
      await pressOnce('popup.send.yes');
    },
    field,
    type: (input, text) => {
      for (const key of text) {
        const at = input.selectionStart ?? 0;
        setValue(input, input.value.slice(0, at) + key + input.value.slice(at));
        input.setSelectionRange(at + 1, at + 1);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
    },
    paste: (input, text) => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.assign(event, { clipboardData: { getData: () => text } });
      if (!input.dispatchEvent(event)) return;
      setValue(input, text.replace(/[\r\n]/g, ''));
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    choose: (label, value) => {
      const select = field(label);
      if (!select) throw new Error(`There is no ${label}.`);
      setValue(select, value);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
  };
}

/** Stands in for `#i18n`. */
export const texts = {
  i18n: { t: (key: string, params: string[] = []) => [key, ...params].join('|') },
};

/** Past React, which otherwise takes the new value for its own. */
function setValue(element: HTMLElement, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, value);
}
