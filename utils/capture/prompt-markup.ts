/** Inline and important: the page's own rules for `div` must not reach the host. */
export const HOST_STYLE = 'all:initial!important;display:block!important;position:fixed!important;inset:auto;left:-999px';

/** Constant, as markup in a page has to be. System colours follow light, dark and high contrast. */
export const MARKUP =
  '<style>section{font:14px system-ui;color-scheme:light dark;width:270px;padding:12px;border:1px solid GrayText;border-radius:8px;background:Canvas;color:CanvasText}label,button{font:inherit;margin-right:8px}:focus{outline:3px solid Highlight}</style><section><p role=status></p><p></p><button></button><button></button></section>';
