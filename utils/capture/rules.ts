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

export type Rule = (evidence: Evidence) => unknown;

const isIn =
  (selector: string): Rule =>
  ({ value }) =>
    value.element.closest(selector);
const isField = isIn('input,textarea');
const codeOf = ({ value }: Evidence) => value.element.closest('code,pre');

/** "I have copied the API token and stored it securely": nothing else asks for that. */
export const isAcknowledged = ({
  canTick,
  request,
  isForeign,
}: Pick<Evidence, 'canTick' | 'request' | 'isForeign'>) => canTick && (request || isForeign);

/** What names the dialog: its title, the label of the value, the notice. What explains something in it does not. */
const isCalled = ({ says, title, label, notice }: Evidence, kind: Kind) =>
  [title, label, notice].some((text) => says(kind, text));

/**
 * What makes a new token different from every other string with a copy button. In words of a language that nobody knows here, the
 * structure has to do: a field or a box.
 */
export const isAnnounced: Rule = (evidence) =>
  evidence.notice || isAcknowledged(evidence) || (evidence.isForeign && isField(evidence));

/** Passwords, keys and links are shown once too. */
export const isCalledToken: Rule = (evidence) =>
  isCalled(evidence, 'token') || evidence.says('token', evidence.request);

/**
 * The console shows a token in a modal (docs/facts/humanitec-api.md, section 7). In the page itself it has a field or a box, which
 * prose, and lists of ids and tokens of another time, have not.
 */
export const isInDialog: Rule = (evidence) => evidence.isOver || evidence.canTick || isField(evidence);

/** What must hold for a value to be offered. */
export const REQUIRED = [isAnnounced, isCalledToken, isInDialog];

export const isOtherKind: Rule = (evidence) => isCalled(evidence, 'otherKind');

export const hasOtherLabel: Rule = ({ says, label }) => says('otherLabel', label);

export const isTakenAway: Rule = ({ says, title }) => says('takeAway', title);

/** What can be typed in belongs to a form or an editor, unless one has to say that one has copied it. */
export const isEditable: Rule = (evidence) => !isAcknowledged(evidence) && isIn(':read-write')(evidence);

/** Behind a command, a header or the time of a log line it is an example. */
export const isInCommand: Rule = (evidence) =>
  Number(codeOf(evidence)?.textContent.indexOf(evidence.value.value)) > LONGEST_LEAD;

/** In the middle of a sentence too, unless that says which token. */
export const isInSentence: Rule = ({ sentence, says }) => sentence && !says('token', sentence);

/** Who is asked for something is not given a token: forms, comments, chats. Documentation, logs and articles are long. */
export const isElsewhere: Rule = (evidence) =>
  !isAcknowledged(evidence) && (evidence.canType || evidence.length > MUCH_TO_READ);

/** Texts of users: markdown can imitate words and boxes, and only the console itself opens dialogs. */
export const isWritten: Rule = isIn('[class*=markdown],[class*=prose],[role=log]');

/** In the page itself, what is one of many. */
export const isListed: Rule = (evidence) =>
  !evidence.isOver && isIn('article,p,pre,td,li,[role=row]')(evidence);

/** Gone before anyone could act on it. */
export const isInToast: Rule = ({ isToast }) => isToast;

/** What must not hold. */
export const EXCLUDED = [
  isOtherKind,
  hasOtherLabel,
  isTakenAway,
  isEditable,
  isInCommand,
  isInSentence,
  isElsewhere,
  isWritten,
  isListed,
  isInToast,
];

export const isLabelled: Rule = ({ says, label }) => says('token', label);

export const hasCopyControl: Rule = ({ isCopied }) => isCopied;

export const isToCopyFrom: Rule = (evidence) => isField(evidence) || codeOf(evidence);

/** What makes one of several values the likelier one. */
export const PREFERRED = [isLabelled, hasCopyControl, isToCopyFrom];

/** Whether a value is the token, as far as can be told. */
export function isLikely(evidence: Evidence): boolean {
  return REQUIRED.every((holds) => holds(evidence)) && !EXCLUDED.some((holds) => holds(evidence));
}

/** How much more speaks for it than for others. */
export function preference(evidence: Evidence): number {
  return PREFERRED.filter((holds) => holds(evidence)).length;
}
