import { defineContentScript } from 'wxt/utils/define-content-script';

/** What every content script of WXT costs a page. */
export default defineContentScript({
  matches: ['https://app.humanitec.io/*'],
  main() {},
});
