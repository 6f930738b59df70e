/**
 * Words of the console and of its paraphrases. Browsers translate pages, so the words of German, French and Spanish
 * stand beside the English ones. Only single-shot viewing is told apart from all else a dialog may say.
 */

/** "It will not be shown again", "the complete token will only be displayed once". */
export const ONCE =
  /(see|seen|view|show|displa|visib|reveal|appear|available|access|retriev|recover|cop)[^.!?]{0,60}\b(once|again|anymore|later|afterwards|one[- ]time|(one|first|last|only|single) (time|and))|\b(only|last|one|first|single) (time|chance|opportunity|moment)\b|\b(once|one[- ]time)\b[^.!?]{0,40}(see|view|show|displa|visib|reveal|copy)|(never|not|n.t|no longer|unable to|no way to|impossible to)( \w+){0,3} (be )?(see|view|show|displa|reveal|retriev|recover|look|get it|bring)|nur (dieses )?ein|einmalig|nicht (noch einmal|erneut|wieder|mehr)|nie (mehr|wieder)|une (seule )?fois|(plus|jamais)[^.!?]{0,30}(affich|visib|voir|consult|montr)|nouveau|una( sola| única)? vez|(no|nunca)[^.!?]{0,40}(volver|nuevo|otra vez|más)/i;

/** What the reader is asked to do, or says to have done, with a value that is shown once. */
export const KEEP =
  /\b(cop(y|ied|i[eé]|iad)|stor(e|ing)|sav(e|ing)|keep|note|write|record|kopier|sicher|speicher|bewahr|notier|enregistr|conserv|sauvegard|guard|almacen)/i;

/** "I have copied the token and stored it": said of a thing done, beside a box to tick. */
export const KEPT =
  /copied|stored|saved|noted|written|recorded|kept|kopiert|gespeichert|gesichert|notiert|aufbewahrt|copié|enregistré|conservé|sauvegardé|noté|copiado|guardado|almacenado|anotado/i;

/** How languages say token. */
export const TOKEN_WORD = /token|jeton|ficha|токен|トークン|令牌|토큰|api[- ]?(key|schl)|access key/i;

/** A control that copies, named so. */
export const COPY = /^\W*(click to )?(cop(y|ied|i(er|ar|a))\b|kopier|in die zwischen|コピー|复制|複製|복사)|clipboard/i;

/** Other things that are shown once, or look like a token. */
export const OTHER_KIND =
  /webhook|signing|invit|kubeconfig|recovery|backup code|digest|checksum|sha-?\d|fingerprint|commit\b|client[- ]?secret|ssh|einlad/i;

/** A question before something is taken away. */
export const DESTRUCTIVE =
  /^\W*(revoke|delete|remove|regenerate|rotate|widerruf|lösch|révoqu|supprim|revocar|eliminar)\b|(revoke|delete|remove|regenerate|rotate)\b[^.?!]{0,60}\?|cannot be undone|can.t be undone|irreversibl/im;

/** Labels of what stands beside a token and is not it. */
export const OTHER_LABEL =
  /^\W*id\b|\b(id|ids|identifier|uuid|name|description|notes?|ur[li]|endpoint|roles?|permissions?|expir\w*|date|created( on| at| by)?|hash|version|beschreibung|kennung|identifiant|descripción|nombre|nom)\W*$/i;
