import { broken } from './documents/broken';
import { hidden } from './documents/hidden';
import { labels } from './documents/labels';
import { languages } from './documents/languages';
import { otherKinds } from './documents/other-kinds';
import { quietDialogs } from './documents/quiet-dialogs';
import { several } from './documents/several';
import { words } from './documents/words';
import { written } from './documents/written';

/** A small document, and what must be offered of it. */
export interface SmallDocument {
  /** Unique, in plain words. */
  name: string;
  /** `<html lang>`, `en` unless told. */
  lang?: string;
  /** What is in `<body>`. `<dialog data-modal>` is opened by `showModal()`, `[popover][data-popover]` by `showPopover()`. */
  body: string;
  /** The one value that must be offered; undefined where nothing may be. */
  offered?: string;
}

export const documents: readonly SmallDocument[] = [
  ...labels,
  ...otherKinds,
  ...broken,
  ...hidden,
  ...written,
  ...words,
  ...languages,
  ...quietDialogs,
  ...several,
];
