import type { Kind } from './phrases/vocabulary';
import type { Value } from './values';

/** What is known of a value and of the part of the page it stands in. Texts are normalised. */
export interface Evidence {
  readonly value: Value;
  /** In a dialog over the page. */
  readonly isOver: boolean;
  readonly isToast: boolean;
  says(kind: Kind, text: string): boolean;
  readonly title: string;
  readonly label: string;
  /** The sentence in whose middle it stands. */
  readonly sentence: string;
  /** The sentences that say that it is shown only once. */
  readonly notice: string;
  /** The paragraphs that ask to keep it. */
  readonly request: string;
  /** The names of controls that copy. */
  readonly copies: string;
  /** Whether a copy control belongs to this value. */
  readonly isCopied: boolean;
  readonly canTick: boolean;
  readonly canType: boolean;
  /** Whether the page is in a language of which no words are known. */
  readonly isForeign: boolean;
  /** Characters that there are to read besides. */
  readonly length: number;
}

/** A candidate is offered from this score on. */
export const ENOUGH = 9;

/** In characters: room for quotes or a short word in front of a token. */
const LONGEST_LEAD = 9;
/** Long texts are there to be read, in characters. */
const MUCH_TO_READ = 900;

type Rule = readonly [weight: number, holds: (evidence: Evidence) => unknown];

const standsIn = ({ value }: Evidence, selector: string) => value.element.closest(selector);

/** What names the dialog: its title, the label of the value, the notice. What explains something in it does not. */
const names = ({ says, title, label, notice }: Evidence, kind: Kind) =>
  [title, label, notice].some((text) => says(kind, text));

const isAcknowledged = ({ canTick, request, isForeign }: Evidence) => canTick && (request || isForeign);

const isCalledToken = (evidence: Evidence) =>
  names(evidence, 'token') || evidence.says('token', `${evidence.request}. ${evidence.copies}`);

export const RULES: Record<string, Rule> = {
  // The console shows a token in a modal (docs/facts/humanitec-api.md, section 7).
  dialog: [2, ({ isOver }) => isOver],
  // What makes a new token different from every other string with a copy button.
  shownOnce: [3, ({ notice }) => notice],
  askedToKeep: [1, ({ request }) => request],
  calledToken: [4, isCalledToken],
  // Passwords, keys and links are shown once too.
  unnamed: [-4, (evidence) => !evidence.isForeign && !isCalledToken(evidence)],
  copied: [1, ({ isCopied }) => isCopied],
  // "I have copied the API token and stored it securely": nothing else asks for that.
  acknowledged: [2, isAcknowledged],
  // Words of a language we do not know: the structure has to do.
  foreign: [2, ({ isForeign }) => isForeign],
  // Secrets that can be looked at at any time, lists, forms.
  unannounced: [-6, (evidence) => !evidence.notice && !evidence.isForeign && !isAcknowledged(evidence)],
  // A field nobody can type in is there to be copied from; one that can be typed in belongs to a form or an editor.
  field: [2, (evidence) => standsIn(evidence, 'input,textarea')],
  editable: [-7, (evidence) => standsIn(evidence, ':read-write')],
  code: [1, (evidence) => standsIn(evidence, 'code,pre')],
  // Behind a command, a header or the time of a log line it is an example.
  inCommand: [
    -5,
    (evidence) =>
      (standsIn(evidence, 'code,pre')?.textContent.indexOf(evidence.value.value) ?? 0) > LONGEST_LEAD,
  ],
  // In the middle of a sentence too, unless that says which token.
  inSentence: [-5, ({ sentence, says }) => sentence && !says('token', sentence)],
  // Who is asked for something is not given a token: forms, comments, chats.
  form: [-4, ({ canType }) => canType],
  otherKind: [-6, (evidence) => names(evidence, 'otherKind')],
  takenAway: [-6, ({ says, title }) => says('takeAway', title)],
  // Documentation, logs, articles.
  longText: [-4, (evidence) => evidence.length > MUCH_TO_READ && !isAcknowledged(evidence)],
  // Texts of users: markdown can imitate words and boxes, and only the console itself opens dialogs.
  written: [-6, (evidence) => standsIn(evidence, '[class*=markdown],[class*=prose],[role=log]')],
  // In the page itself a token has a field or a box; prose and lists of ids and tokens of another time have not.
  bare: [-4, (evidence) => !evidence.isOver && !(evidence.canTick || standsIn(evidence, 'input,textarea'))],
  listed: [-3, (evidence) => !evidence.isOver && standsIn(evidence, 'article,p,pre,td,li,[role=row]')],
  toast: [-6, ({ isToast }) => isToast],
};

/** How much speaks for a value: the weights of the rules that hold. */
export function weigh(evidence: Evidence): number {
  return Object.values(RULES).reduce((sum, [weight, holds]) => (holds(evidence) ? sum + weight : sum), 0);
}
