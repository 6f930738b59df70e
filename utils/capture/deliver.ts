import { browser } from 'wxt/browser';
import type { Result } from '../messaging';
import type { CaptureAnswers } from './messages';
import type { Outcome } from './prompt';
import { say } from './prompt-view';
import type { CaptureDelivery } from './types';

type Delivered = Result<CaptureAnswers['capture.deliver']> | undefined;

/** Whether the background can take one more token. Where it does not say so, the click tells. */
export async function hasRoom(): Promise<boolean> {
  const result: Result<CaptureAnswers['capture.room']> | undefined = await browser.runtime
    .sendMessage({ name: 'capture.room', payload: {} })
    .catch(() => undefined);
  return !result?.ok || result.value.room;
}

/** Hands a token to the background and puts its answer in words. Never throws. */
export async function deliver(payload: CaptureDelivery): Promise<Outcome> {
  const result: Delivered = await browser.runtime
    .sendMessage({ name: 'capture.deliver', payload })
    .catch(() => undefined);
  if (result?.ok) {
    const { outcome } = result.value;
    return { done: true, text: say(outcome), next: say(`${outcome}Next`) };
  }
  const failure = result?.failure;
  const words = (part: string) =>
    browser.i18n.getMessage(`failure_${failure?.code ?? 'unexpected'}_${part}` as never, failure?.params);
  return { done: false, text: words('what'), next: words('next') };
}
