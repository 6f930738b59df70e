import type { Candidate, Reading } from './reading';
import type { Scope } from './scopes';
import { floats } from './shown';
import { DESTRUCTIVE, KEEP, KEPT, ONCE, OTHER_KIND, TOKEN_WORD } from './words';

/** One part of the page: what it is, and what it says. */
export interface Evidence {
  readonly scope: Scope;
  readonly reading: Reading;
  /** The words without the candidates. */
  readonly text: string;
  readonly translated: boolean;
}

type Rule<Subject extends unknown[]> = readonly [weight: number, holds: (...subject: Subject) => boolean];

/** A candidate is offered from this score on. */
export const ENOUGH = 8;

/** Longer texts are there to be read: documentation, logs, articles. */
const LONGEST_DIALOG_TEXT = 900;

export const SCOPE_RULES: readonly Rule<[Evidence]>[] = [
  // The console shows a token in a modal (humanitec-api.md, section 7).
  [2, ({ scope }) => scope.kind !== 'section'],
  // What makes a new token different from every other string with a copy button.
  [3, ({ text }) => ONCE.test(text)],
  [1, ({ text }) => KEEP.test(text)],
  [2, ({ text }) => TOKEN_WORD.test(text)],
  // "I have copied the API token and stored it securely": nothing else asks for that.
  [2, ({ reading, text, translated }) => reading.canTick && (translated || KEPT.test(text))],
  [1, ({ reading }) => reading.canCopy],
  // Words of a language we do not know: the structure has to do.
  [2, ({ translated, text }) => translated && !ONCE.test(text)],
  [-6, ({ text }) => OTHER_KIND.test(text)],
  [-6, ({ text }) => DESTRUCTIVE.test(text)],
  [-4, ({ text }) => text.length > LONGEST_DIALOG_TEXT],
  // Toasts are gone before anyone could act on them.
  [-6, ({ scope }) => scope.kind === 'section' && floats(scope.element)],
];

export const CANDIDATE_RULES: readonly Rule<[Candidate, Evidence]>[] = [
  // A field nobody can type in is there to be copied from.
  [2, ({ holder }) => holder === 'locked'],
  // One that can be typed in is part of a form, or of an editor of secrets.
  [-3, ({ holder }) => holder === 'open'],
  [1, ({ element }) => element.closest('code,pre,kbd,samp,output') !== null],
  // Texts of users: markdown can imitate words and checkbox, and only the console itself opens dialogs.
  [-6, ({ element }) => element.closest('[class*=markdown i],[class*=prose i],blockquote,[role=log]') !== null],
  [-2, ({ element }, { scope }) => scope.kind !== 'dialog' && element.closest('article,p,pre,li') !== null],
  // Lists show ids, and tokens of another time.
  [-4, ({ element }, { scope }) => scope.kind === 'section' && element.closest('td,li,[role=row]') !== null],
];

/** The sum of the weights of the rules that hold. */
export function weigh<Subject extends unknown[]>(rules: readonly Rule<Subject>[], ...subject: Subject): number {
  return rules.reduce((sum, [weight, holds]) => sum + (holds(...subject) ? weight : 0), 0);
}

/** Whether the page is not in the console's English, or a browser has rewritten it. */
export function isTranslated(scope: Element): boolean {
  const { lang, className } = document.documentElement;
  return !/^(en|$)/i.test(lang) || /translated/.test(className) || scope.querySelector('font') !== null;
}
