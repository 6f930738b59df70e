/** Humanitec's addresses (docs/facts/humanitec-api.md, section 1). Imports nothing, so that the build can read it. */
export const API_ORIGIN = 'https://api.humanitec.io';
export const CONSOLE_ORIGIN = 'https://app.humanitec.io';

/** What the browser is asked to let this extension do, as match patterns. */
export const API_HOST = `${API_ORIGIN}/*`;
export const CONSOLE_HOST = `${CONSOLE_ORIGIN}/*`;
