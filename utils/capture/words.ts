/*
 * The console's words and their paraphrases. Browsers translate pages: the notice is known in German, French and Spanish too,
 * any other language has to do with the structure of the dialog.
 */

/** "The complete token will only be displayed once", "you won't be able to see it again". */
export const ONCE =
  /\bonce\b(?! (you|the|it|\w+ed)\b)|(\bone|only|last|\bune?|una).{0,9}[ -](time|chance|fois|vez)|einmal|(n.t|\bnot?|never|longer|unable)\b.{0,50}(see|view|sho|displ|veal|retr|cover|again|access)/i;

/** What the reader is asked to do with it, or says to have done. */
export const KEEP = /cop[yi]|kopi|stor|sa[fv]e|keep|secur/i;

export const TOKEN_WORD = /token|jeton|(api|access).?key/i;

/** The name of a copy control is short; a sentence that begins with "Copy" is the notice. */
export const COPY = /^.{0,20}(cop[yi]|kopi).{0,20}$/i;

/**
 * Other things that are shown once or look like a token; then the title of a dialog that takes something away, and its
 * warning.
 */
export const OTHER_KIND =
  /webhook|signing|invit|kubeconf|recovery|digest|sha-?\d|commit|client.secret|ssh|^(revo|dele|remo|rota|regen|wider|lösch)[^.]{0,40}$|you sure|undone/im;

/** Labels of what stands beside a token and is not it. */
export const OTHER_LABEL = /^id\b|\b(ids?|name|description|url|role|expir\w*|date|created|hash)\W*$/i;
