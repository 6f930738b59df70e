import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchConsole } from '@/utils/capture/watch';

export default defineContentScript({
  matches: ['https://app.humanitec.io/*'],
  main: watchConsole,
});
