/*
 * The console's words and their paraphrases. Browsers translate pages: the notice is known in German too, any other language
 * has to do with the structure of the dialog.
 */

/** "The complete token will only be displayed once", "you won't be able to see it again". */
export const ONCE =
  /\bonce\b(?! (you|the|it|\w+ed)\b)|(\bone|only|last).{0,9}[ -](time|chance)|einmal|(n.t|\bno|never|unable)\b.{0,50}(see|view|sho|displ|veal|retr|cover|again|access|keep|store)|\b(lose|gone|disapp)/i;

/** What the reader is asked to do with it, or says to have done. */
export const KEEP = /cop[yi]|kopi|\bstored? [tyi]|sa[fv]e|keep|write/i;

/** "API" survives most translations. */
export const TOKEN_WORD = /token|\bapi\b/i;

/** The name of a copy control is short; a sentence that begins with "Copy" is the notice. */
export const COPY = /^.{0,20}(cop[yi]|kopi).{0,20}$/i;

/**
 * Other things that are shown once or look like a token; then the title of a dialog that takes something away, and its
 * warning.
 */
export const OTHER_KIND =
  /webhook|invit|recovery|commit|client.secret|^(revo|dele|remo|rota|regen)[^.]{0,40}$|undone/im;

/** Labels of what stands beside a token and is not it. */
export const OTHER_LABEL = /^id\b|\b(ids?|name|description|hash)\W*$|example/i;
