/** The store that the requests of an extension itself use; Chromium names none. */
const DEFAULT_STORE = 'firefox-default';

/**
 * Whether a tab has cookies of its own: a container tab of Firefox, which says so in `cookieStoreId`. A request of the
 * extension never carries those, and to make it from inside the page would bring a bearer token there.
 */
export function isContainer(tab: object | undefined): boolean {
  const store = tab && 'cookieStoreId' in tab ? tab.cookieStoreId : DEFAULT_STORE;
  return store !== DEFAULT_STORE;
}
