/** Colours of components/tokens.css under their names there: a page of others does not load that file. A test compares them. */
export const TEXT = 'light-dark(#1b1f24,#e8eaed)';
export const TEXT_QUIET = 'light-dark(#57606a,#a3abb5)';
export const PAGE = 'light-dark(#ffffff,#1c1f23)';
export const LINE = 'light-dark(#d5dae0,#3d444d)';

export const ACCENT = 'light-dark(#0b5cad,#7cb8ff)';
export const ON_ACCENT = 'light-dark(#ffffff,#0b1a2b)';
export const PASS = 'light-dark(#116329,#6fdd8b)';
export const FAIL = 'light-dark(#b3261e,#ff9a90)';
export const CONTROL_LINE = 'light-dark(#7d8590,#7d8590)';
