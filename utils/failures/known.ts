import { browser } from 'wxt/browser';
import type { FailureCode } from '../failure';

/** Whether the catalogue has words for a code: one that was stored is a text like any other. */
export function isFailureCode(code: string): code is FailureCode {
  return /^\w+$/.test(code) && browser.i18n.getMessage(`failure_${code}_what` as never) !== '';
}
