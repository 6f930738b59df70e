/**
 * Words by what they say about a dialog. A phrase is text as `normalise` leaves it, with five marks:
 *
 * - `a/b`   either word, so that one line holds every verb of a notice;
 * - `a~`    the word may go on: an inflection, or what an apostrophe would hide;
 * - `*`     up to six words of the same clause (counted as 60 characters), `**` past commas too, neither past a sentence;
 * - `a.`    the clause ends here: "shown once." is the adverb, "shown once you confirm" is not.
 *
 * Japanese writes no spaces. There a phrase is a part of the text, its spaces are for the reader of the list, and `*` is up to
 * 12 characters.
 *
 * English counts in every language: a translated page keeps many of its words ("Webhook", "Commit", "Token", "ID", "Hash"), so
 * no other list repeats them.
 */
export interface Phrases {
  /** It is shown only once: cannot be seen again, is hidden on closing, this is the only chance to copy. Not: used only once. */
  once: string[];
  /** Asks the person to copy or store it, or has them say that they did. */
  keep: string[];
  /** An API or access token. */
  token: string[];
  /** The name of a control that copies. */
  copy: string[];
  /** Another kind of thing, where the subject of the dialog is named. */
  otherKind: string[];
  /** Titles of dialogs that take something away or replace it. */
  takeAway: string[];
  /** Labels of what stands beside a token and is not it. */
  otherLabel: string[];
}
