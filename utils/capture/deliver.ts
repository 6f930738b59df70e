import { browser } from 'wxt/browser';
import type { Result } from '../messaging';
import type { CaptureAnswers } from './messages';
import type { PhraseList } from './phrases/vocabulary';
import { type Outcome, say } from './prompt';
import type { CaptureDelivery } from './types';

type Delivered = Result<CaptureAnswers['capture.deliver']> | undefined;

/** Whether the background can take one more token. Where it does not say so, the click tells. */
export async function hasRoom(): Promise<boolean> {
  const result: Result<CaptureAnswers['capture.room']> | undefined = await browser.runtime
    .sendMessage({ name: 'capture.room', payload: {} })
    .catch(() => undefined);
  return !result?.ok || result.value.room;
}

/** The phrases of a language, undefined where none are known. */
export async function askPhrases(language: string): Promise<PhraseList | undefined> {
  const result: Result<CaptureAnswers['capture.phrases']> | undefined = await browser.runtime
    .sendMessage({ name: 'capture.phrases', payload: { language } })
    .catch(() => undefined);
  return result?.ok ? (result.value ?? undefined) : undefined;
}

/** Hands a token to the background and puts its answer in words. Never throws. */
export async function deliver(payload: CaptureDelivery): Promise<Outcome> {
  const result: Delivered = await browser.runtime
    .sendMessage({ name: 'capture.deliver', payload })
    .catch(() => undefined);
  if (result?.ok) return { done: true, text: say(result.value.outcome) };
  const failure = result?.failure;
  const text = browser.i18n.getMessage(
    `failure_${failure?.code ?? 'unexpected'}_what` as never,
    failure?.params,
  );
  return { done: false, text };
}
