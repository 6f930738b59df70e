// Apart from what reads the answer, for which the content script has no room.

/** Asked of a tab. Only the console's content script answers, with a `ConsolePage`; other tabs do not at all. */
export const CONSOLE_PAGE = 'console.page';

/** Told to a tab: what is to be offered in the console may be another by now. It is answered as the question is. */
export const CAPTURE_CHANGED = 'capture.changed';
