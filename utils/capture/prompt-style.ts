/** Inline and important: the page's own rules for `div` must not reach the host. */
export const HOST_STYLE =
  'all:initial!important;display:block!important;position:fixed!important;inset:auto;color-scheme:light dark!important';

/** System colours follow light, dark and high contrast. */
export const STYLE = `
section{font:14px/1.4 system-ui;box-sizing:border-box;width:280px;max-width:94vw;padding:10px 12px;border:1px solid GrayText;border-radius:8px;background:Canvas;color:CanvasText}
p{margin:0 0 8px}
label{display:block;margin-bottom:8px}
button{font:inherit;margin-right:8px;padding:4px 12px;border:1px solid GrayText;border-radius:6px;background:Canvas;color:CanvasText;cursor:pointer}
button:first-of-type:not(:last-of-type){background:#0b6bcb;color:#fff}
:focus-visible{outline:3px solid Highlight}`;
