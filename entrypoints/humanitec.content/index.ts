import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchConsole } from '@/utils/capture/watch';
import { CONSOLE_HOST } from '@/utils/humanitec/hosts';

export default defineContentScript({
  matches: [CONSOLE_HOST],
  main: watchConsole,
});
