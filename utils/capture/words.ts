/*
 * The console's words and their paraphrases. Browsers translate pages, so German, French and Spanish stand beside English;
 * any other language has to do with the structure of the dialog.
 */

/** "The complete token will only be displayed once", "you won't be able to see it again". */
export const ONCE =
  /\bonce\b(?! (you|the|it|\w+ed)\b)|\b(one|only|last|una?e?)\b.{0,9}[ -](time|chance|fois|vez)|einmal|(n.t|\bnot?|never|longer|unable|nicht|nie|plus|jamais|nunca)\b.{0,50}(see|view|sh[oo]w|displ|veal|retr|cover|again|access|wieder|erneut|mehr|voir|affich|ver)/i;

/** What the reader is asked to do with it, or says to have done. */
export const KEEP = /cop[yi]|kopi|stor|sa[fv]e|keep|secur|speich|sicher|conserv|guard/i;

export const TOKEN_WORD = /token|jeton|トークン|令牌|(api|access).?key/i;

/** In the name of a copy control. */
export const COPY = /cop[yi]|kopi|clip|コピー|复制/i;

/** Other things that are shown once, or look like a token. */
export const OTHER_KIND =
  /webhook|signing|invit|kubeconf|recovery|backup|digest|checksum|sha-?\d|commit|client.?secret|ssh/i;

/** The title of a dialog that takes something away, or its warning. */
export const DESTRUCTIVE =
  /^(revo|dele|remo|rota|regen|wider|lösch|révo|supp|elim)[^.]{0,40}$|you sure|undone/im;

/** Labels of what stands beside a token and is not it. */
export const OTHER_LABEL =
  /^id\b|\b(ids?|name|description|notes?|ur[li]|role|permissions?|expir\w*|date|created.*|hash|version|beschreibung|nombre|nom)\W*$/i;
