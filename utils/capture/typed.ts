import { ownLabel } from './labels';
import { looksLikeToken } from './token-shape';
import type { CaptureDelivery } from './types';

/** What the user typed on this page before the token came. */
export interface Typed {
  /** Never the token: a dialog may show the token's id and description beside it, and they may look like one. */
  values: Set<string>;
  /** What was entered for the token. */
  hint: Pick<CaptureDelivery, 'tokenId' | 'expiryHint'>;
}

/** Listens to the fields of the page. Keeps nothing but what could be taken for a token, and what is said about one. */
export function rememberTyped(): Typed {
  const typed: Typed = { values: new Set(), hint: {} };
  addEventListener(
    'input',
    (event) => {
      const field = event.composedPath()[0] as HTMLInputElement;
      const label = `${ownLabel(field)}`;
      if (looksLikeToken(field.value)) typed.values.add(field.value);
      // What the user is said to have entered is not the page's to say.
      if (!event.isTrusted) return;
      // With its id a token begins: what was entered for the one before is not carried over.
      if (/token.id/i.test(label)) typed.hint = { tokenId: field.value };
      if (/expir/i.test(label)) typed.hint.expiryHint = field.value;
    },
    true,
  );
  return typed;
}
