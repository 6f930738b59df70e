/** Inline and important: the page's own rules for `div` must not reach the host. */
export const hostStyle = (top: number, left: number) =>
  `all:initial!important;color-scheme:light dark!important;position:fixed!important;inset:${top}px auto auto ${left}px!important`;

/** Constant, as markup in a page has to be. System colours follow light, dark and high contrast. */
export const MARKUP =
  '<style>*{font:14px system-ui}section{width:270px;padding:8px;border:1px solid;background:Canvas}button,label{margin-right:8px}</style><section><p role=status><p></p><button></button><button></button>';
