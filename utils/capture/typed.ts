import type { CaptureDelivery } from './types';

/** What the user typed in the console's forms before the token came: hints for the capture, and never the token. */
export interface Typed {
  readonly values: ReadonlySet<string>;
  readonly hints: Omit<CaptureDelivery, 'token'>;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Longer values are no ids; {@link CaptureDelivery} takes no more. */
const LONGEST_ID = 100;
const LONGEST_EXPIRY = 40;

/** Listens to the fields of the page until the signal aborts. */
export function rememberTyped(signal: AbortSignal): Typed {
  const values = new Set<string>();
  const hints: Typed['hints'] = {};
  addEventListener(
    'change',
    (event) => {
      const field = event.composedPath()[0] as Field;
      const value = `${field.value ?? ''}`.trim();
      const label = `${field.ariaLabel ?? field.labels?.[0]?.textContent ?? field.name}`;
      values.add(value);
      if (/\bid\b/i.test(label)) hints.tokenId = value.slice(0, LONGEST_ID);
      if (/expir/i.test(label)) hints.expiryHint = value.slice(0, LONGEST_EXPIRY);
    },
    { capture: true, passive: true, signal },
  );
  return { values, hints };
}
