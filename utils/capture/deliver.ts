import { browser } from 'wxt/browser';
import type { Result } from '../messaging';
import type { CaptureAnswers } from './messages';
import type { Outcome } from './prompt';
import type { PromptTexts } from './prompt-texts';
import type { CaptureDelivery } from './types';

/** Asks the background something. Undefined where it does not answer, as after an update of the extension. */
async function ask<N extends keyof CaptureAnswers>(
  name: N,
  payload: unknown,
): Promise<Result<CaptureAnswers[N]> | undefined> {
  return browser.runtime.sendMessage({ name, payload }).catch(() => undefined);
}

/** Whether the background can take one more token. Where it does not say so, the click tells. */
export async function hasRoom(): Promise<boolean> {
  const result = await ask('capture.room', {});
  return !result?.ok || result.value.room;
}

/** What a page in a language needs; undefined where the background does not answer. */
export async function askSupplies(language: string): Promise<CaptureAnswers['capture.supplies'] | undefined> {
  const result = await ask('capture.supplies', { language });
  return result?.ok ? result.value : undefined;
}

/** Hands a token to the background and puts its answer in words. Never throws. */
export async function deliver(payload: CaptureDelivery, texts: PromptTexts): Promise<Outcome> {
  const result = await ask('capture.deliver', payload);
  if (result?.ok) {
    const { outcome } = result.value;
    return { done: true, text: texts[outcome], next: texts[`${outcome}Next`] };
  }
  const failure = result?.failure;
  const words = (part: string) =>
    browser.i18n.getMessage(`failure_${failure?.code ?? 'unexpected'}_${part}` as never, failure?.params);
  return { done: false, text: words('what'), next: words('next') };
}
