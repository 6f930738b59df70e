import { labelOf } from './reading';
import type { CaptureDelivery } from './types';

/** What the user typed on this page before the token came. */
export interface Typed {
  /** Never the token: a dialog may show the token's id and description beside it, and they may look like one. */
  readonly values: ReadonlySet<string>;
  /** The id typed for the token. */
  readonly hint: Pick<CaptureDelivery, 'tokenId'>;
}

/** What is longer is no id ({@link CaptureDelivery}). */
const LONGEST_ID = 100;

/** Listens to the fields of the page. */
export function rememberTyped(): Typed {
  const values = new Set<string>();
  const hint: Typed['hint'] = {};
  addEventListener(
    'change',
    (event) => {
      const field = event.composedPath()[0] as HTMLInputElement;
      values.add(field.value);
      if (/\bid\b/i.test(`${labelOf(field)}`)) hint.tokenId = field.value.slice(0, LONGEST_ID);
    },
    true,
  );
  return { values, hint };
}
