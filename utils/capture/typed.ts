import type { CaptureDelivery } from './types';

/** What the user typed in the console's forms before the token came: hints for the capture, and never the token. */
export interface Typed {
  readonly values: ReadonlySet<string>;
  readonly hints: Omit<CaptureDelivery, 'token'>;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Listens to the fields of the page. */
export function rememberTyped(): Typed {
  const values = new Set<string>();
  const hints: Typed['hints'] = {};
  addEventListener(
    'change',
    (event) => {
      const { value, labels, name } = event.composedPath()[0] as Field;
      // What is longer than a hint may be (CaptureDelivery) is not one.
      const hint = `${value}`.trim().slice(0, 40);
      const label = labels?.[0]?.textContent ?? name;
      values.add(value);
      if (/\bid\b/i.test(label)) hints.tokenId = hint;
      if (/expir/i.test(label)) hints.expiryHint = hint;
    },
    true,
  );
  return { values, hints };
}
