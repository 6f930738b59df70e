/**
 * Asked of a console tab before it is sent to another page. Its content script answers `true` unless a token is on
 * display, which the console would never show again. No answer means that the tab is no longer the console's.
 */
export const MAY_LEAVE = 'console.may-leave';
