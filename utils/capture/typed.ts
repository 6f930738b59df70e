import type { CaptureDelivery } from './types';

/** What the user typed in the console's forms before the token came: a hint for the capture, and never the token. */
export interface Typed {
  readonly values: ReadonlySet<string>;
  readonly hints: Pick<CaptureDelivery, 'tokenId'>;
}

/** What is longer is no id ({@link CaptureDelivery}). */
const LONGEST_ID = 100;

/** Listens to the fields of the page. */
export function rememberTyped(): Typed {
  const values = new Set<string>();
  const hints: Typed['hints'] = {};
  addEventListener(
    'change',
    (event) => {
      const { value, labels, name } = event.composedPath()[0] as HTMLInputElement;
      values.add(value);
      if (/\bid\b/i.test(labels?.[0]?.textContent ?? name)) hints.tokenId = value.slice(0, LONGEST_ID);
    },
    true,
  );
  return { values, hints };
}
