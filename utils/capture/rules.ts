import type { Kind } from './phrases/vocabulary';
import type { Value } from './values';

/** What is known of a value and of the part of the page it stands in. Texts are normalised. */
export interface Evidence {
  readonly value: Value;
  readonly label: string;
  /** The sentence in whose middle it stands. */
  readonly sentence: string;
  /** In a dialog over the page. */
  readonly isOver: boolean;
  readonly isToast: boolean;
  /** Whether a copy control belongs to this value. */
  readonly isCopied: boolean;
  says(kind: Kind, text: string): boolean;
  readonly title: string;
  /** The sentences that say that something is shown only once. */
  readonly notice: string;
  /** The paragraphs that ask to copy or keep it, and the names of controls that do. */
  readonly request: string;
  /** Whether there is a box to tick, and a field to fill in. */
  readonly canTick: boolean;
  readonly canType: boolean;
  /** Whether the page is in a language of which no words are known. */
  readonly isForeign: boolean;
  /** Characters that there are to read besides. */
  readonly length: number;
}

/** In characters: room for quotes or a short word in front of a token. */
const LONGEST_LEAD = 9;
/** Long texts are there to be read, in characters. */
const MUCH_TO_READ = 900;

type Rule = (evidence: Evidence) => unknown;

const isIn =
  (selector: string): Rule =>
  ({ value }) =>
    value.element.closest(selector);
const isField = isIn('input,textarea');
const codeOf = ({ value }: Evidence) => value.element.closest('code,pre');

/** "I have copied the API token and stored it securely": nothing else asks for that. */
const isAcknowledged: Rule = ({ canTick, request, isForeign }) => canTick && (request || isForeign);

/** What names the dialog: its title, the label of the value, the notice. What explains something in it does not. */
const isCalled = ({ says, title, label, notice }: Evidence, kind: Kind) =>
  [title, label, notice].some((text) => says(kind, text));

/** What must hold for a value to be offered. */
export const REQUIRED: Record<string, Rule> = {
  // What makes a new token different from every other string with a copy button. In words of a language that nobody knows here, the
  // structure has to do: a field or a box.
  announced: (evidence) =>
    evidence.notice || isAcknowledged(evidence) || (evidence.isForeign && isField(evidence)),
  // Passwords, keys and links are shown once too.
  calledToken: (evidence) => isCalled(evidence, 'token') || evidence.says('token', evidence.request),
  // The console shows a token in a modal (docs/facts/humanitec-api.md, section 7). In the page itself it has a field or a box, which
  // prose, and lists of ids and tokens of another time, have not.
  inDialog: (evidence) => evidence.isOver || evidence.canTick || isField(evidence),
};

/** What must not hold. */
export const EXCLUDED: Record<string, Rule> = {
  otherKind: (evidence) => isCalled(evidence, 'otherKind'),
  otherLabel: ({ says, label }) => says('otherLabel', label),
  takenAway: ({ says, title }) => says('takeAway', title),
  // What can be typed in belongs to a form or an editor.
  editable: isIn(':read-write'),
  // Behind a command, a header or the time of a log line it is an example.
  inCommand: (evidence) => Number(codeOf(evidence)?.textContent.indexOf(evidence.value.value)) > LONGEST_LEAD,
  // In the middle of a sentence too, unless that says which token.
  inSentence: ({ sentence, says }) => sentence && !says('token', sentence),
  // Who is asked for something is not given a token: forms, comments, chats. Documentation, logs and articles are long.
  elsewhere: (evidence) => !isAcknowledged(evidence) && (evidence.canType || evidence.length > MUCH_TO_READ),
  // Texts of users: markdown can imitate words and boxes, and only the console itself opens dialogs.
  written: isIn('[class*=markdown],[class*=prose],[role=log]'),
  listed: (evidence) => !evidence.isOver && isIn('article,p,pre,td,li,[role=row]')(evidence),
  // Gone before anyone could act on them.
  toast: ({ isToast }) => isToast,
};

/** What makes one of several values the likelier one. */
export const PREFERRED: Record<string, Rule> = {
  labelled: ({ says, label }) => says('token', label),
  copied: ({ isCopied }) => isCopied,
  toCopyFrom: (evidence) => isField(evidence) || codeOf(evidence),
};

const count = (rules: Record<string, Rule>, evidence: Evidence) =>
  Object.values(rules).filter((holds) => holds(evidence)).length;

/** Whether a value is the token, as far as can be told. */
export function isLikely(evidence: Evidence): boolean {
  return count(REQUIRED, evidence) === Object.keys(REQUIRED).length && !count(EXCLUDED, evidence);
}

/** How much more speaks for it than for others. */
export function preference(evidence: Evidence): number {
  return count(PREFERRED, evidence);
}
