/** Inline and important: the page's own rules for `div` must not reach the host. Out of the window until it is placed. */
export const HOST_STYLE =
  'all:initial!important;color-scheme:light dark!important;position:fixed!important;inset:-999px auto auto!important';

/** Constant, as markup in a page has to be. System colours follow light, dark and high contrast. */
export const MARKUP =
  '<style>section{font:14px system-ui;width:270px;padding:8px;border:1px solid;background:Canvas}button,label{font:inherit;margin-right:8px}</style><section><p role=status><p></p><button></button><button></button>';
