import { defineContentScript } from 'wxt/utils/define-content-script';

export default defineContentScript({
  matches: ['https://app.humanitec.io/*'],
  noScriptStartedPostMessage: true,
  main() {},
});
