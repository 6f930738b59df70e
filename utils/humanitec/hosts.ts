/** What the browser is asked to let this extension do, as match patterns (docs/facts/humanitec-api.md, section 1). */
export const API_HOST = 'https://api.humanitec.io/*';
export const CONSOLE_HOST = 'https://app.humanitec.io/*';
