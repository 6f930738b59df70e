import { iconPath, TOOLBAR_SIZES } from '../../utils/toolbar/icons';
import { TOOLBAR_STATES, type ToolbarState } from '../../utils/toolbar/state';

/** Sizes that browsers take from the manifest besides: lists of extensions, dialogs, stores. */
const OTHER_SIZES = [48, 96, 128];

interface IconFile {
  file: string;
  state: ToolbarState;
  size: number;
}

/** Every icon that is drawn from the one SVG. */
export const iconFiles: readonly IconFile[] = TOOLBAR_STATES.flatMap((state) => {
  const sizes = state === 'idle' ? [...TOOLBAR_SIZES, ...OTHER_SIZES] : TOOLBAR_SIZES;
  return sizes.map((size) => ({ file: `public${iconPath(state, size)}`, state, size }));
});
