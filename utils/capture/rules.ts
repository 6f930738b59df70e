import { closest } from './flat-tree';
import type { Candidate, Reading } from './reading';
import { floats } from './sections';
import { KEEP, ONCE, OTHER_KIND, TOKEN_WORD } from './words';

/** A candidate is offered from this score on. */
export const ENOUGH = 10;

/** In characters: room for quotes or a short word in front of a token. */
const LONGEST_LABEL = 9;

/** How much speaks for a candidate: the weights of the rules that hold. `text` are the words around it. */
export function weigh(
  { element, value }: Candidate,
  modal: boolean,
  text: string,
  { canCopy, canTick, canType }: Reading,
): number {
  // Not the console's English, or rewritten by a browser.
  const translated = document.querySelector('font,html[lang]:not([lang^=en])');
  const standsIn = (selector: string) => element.closest(selector);
  const code = standsIn('code,pre');
  const rules: [weight: number, holds: unknown][] = [
    // The console shows a token in a modal (docs/facts/humanitec-api.md, section 7).
    [2, modal],
    // What makes a new token different from every other string with a copy button.
    [3, ONCE.test(text)],
    [1, KEEP.test(text)],
    [4, TOKEN_WORD.test(text)],
    [1, canCopy],
    // "I have copied the API token and stored it securely": nothing else asks for that.
    [2, canTick && (translated || KEEP.test(text))],
    // Words of a language we do not know: the structure has to do.
    [2, translated && !ONCE.test(text)],
    // A field nobody can type in is there to be copied from; one that can be typed in belongs to a form or an editor.
    [2, standsIn('input,textarea')],
    [-5, standsIn(':read-write')],
    [1, code],
    // Behind a command, a header or the time of a log line it is an example.
    [-5, code && code.textContent.indexOf(value) > LONGEST_LABEL],
    // Who is asked for something is not given a token: forms, comments, chats.
    [-3, canType],
    [-6, OTHER_KIND.test(text)],
    // Long texts are there to be read: documentation, logs, articles.
    [-4, text.length > 900],
    // Texts of users: markdown can imitate words and checkbox, and only the console itself opens dialogs.
    [-6, standsIn('[class*=markdown],[class*=prose],[role=log]')],
    // Prose, and lists of ids and of tokens of another time.
    [-3, !modal && standsIn('article,p,pre,td,li,[role=row]')],
    // Toasts are gone before anyone could act on them.
    [-6, !modal && closest(element, floats)],
  ];
  return rules.reduce((sum, [weight, holds]) => (holds ? sum + weight : sum), 0);
}
