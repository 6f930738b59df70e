/** Constant, as markup in a page has to be. */
export const MARKUP = '<section><p role=status><p></p><button></button><button></button>';

/**
 * Set on the elements one by one: in Firefox the page's policy for styles strips those that come as markup, and takes
 * constructed sheets of content scripts from version 153 on only. System colours follow light, dark and high contrast;
 * in Firefox the initial colour of text does not.
 * Nothing can be selected, because pages choose the colours of selections.
 */
export const PANEL_STYLE =
  'flex:1;overflow:auto;padding:8px 8px 4px;border:1px solid;color:CanvasText;background:Canvas;font:14px system-ui;user-select:none';
export const CONTROL_STYLE = 'font:inherit;margin:0 8px 4px 0';

/**
 * Inline and important: the page's own rules for `div` must not reach the host; nor can those for its first line or letter,
 * as a flex container has none. The zoom undoes what the host's ancestors have.
 */
export const hostStyle = (top: number, left: number, zoom: number) =>
  `all:initial!important;color-scheme:light dark!important;direction:ltr!important;display:flex!important;position:fixed!important;inset:${top}px auto auto ${left}px!important;width:288px!important;max-width:calc(100% - 16px)!important;max-height:calc(100% - 16px)!important;zoom:${zoom}!important`;
