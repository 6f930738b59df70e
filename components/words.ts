import { i18n } from '#i18n';
import { daysUntil } from '@/utils/days';
import type { Failure } from '@/utils/failure';
import { isolate } from '@/utils/free-text';
import { type Fact, type MessageKey, type Sentence, say } from '@/utils/sentence';

/** A sentence in the browser's language. What is put into it cannot change its order. */
export function words({ key, params }: Sentence): string {
  return translate(key, params.map(factWords));
}

function factWords(fact: Fact): string {
  if (typeof fact === 'string') return fact;
  return 'date' in fact
    ? moment(new Date(fact.date))
    : String(daysUntil(Date.parse(fact.daysUntil), Date.now()));
}

/** A moment in the user's own time zone, with that zone, e.g. `12/31/2026, 11:59 PM GMT+1`. */
export function moment(date: Date): string {
  return new Intl.DateTimeFormat(undefined, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(date);
}

/** A text of the catalogue with free text in it, like a sentence of the background. */
export function wordsWith(key: MessageKey, ...params: (string | number)[]): string {
  return words(say(key, ...params));
}

/** Tells the sentences of a list apart: one key may be there with several values. */
export function keyOf({ key, params }: Sentence): string {
  return key + JSON.stringify(params);
}

/** A failure in words: what happened, why, and what to do next. */
export function failureWords({ code, params, terms }: Failure): { what: string; why: string; next: string } {
  const all = terms ? [...params, terms.map((key) => translate(key, [])).join('; ')] : params;
  return {
    what: translate(`failure.${code}.what`, all),
    why: translate(`failure.${code}.why`, all),
    next: translate(`failure.${code}.next`, all),
  };
}

function translate(key: MessageKey, params: readonly string[]): string {
  return t(key, params.map(isolate));
}

// The typed `t` knows the number of placeholders of each literal key; a key that comes from a stored sentence is any.
const t = i18n.t as (key: MessageKey, params: string[]) => string;
