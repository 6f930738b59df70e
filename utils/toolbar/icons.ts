import type { ToolbarState } from './state';

/** Sizes in which browsers draw a toolbar icon, on screens of one and of two pixels for each of CSS. */
export const TOOLBAR_SIZES = [16, 32] as const;
type ToolbarSize = (typeof TOOLBAR_SIZES)[number];

/** Path of an icon in the extension. That of `idle` is the extension's own, whose other sizes the manifest names. */
export function iconPath(state: ToolbarState, size: number): string {
  return state === 'idle' ? `/icon/${size}.png` : `/icon/${state}-${size}.png`;
}

/** The icons of a state by their size in pixels, as `action.setIcon` takes them. */
export function toolbarIcons(state: ToolbarState): Record<ToolbarSize, string> {
  return { 16: iconPath(state, 16), 32: iconPath(state, 32) };
}
