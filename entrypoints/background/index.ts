import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { keepVault } from '@/utils/capture/vault';
import { answerMessages } from '@/utils/protocol';
import { captureHandlers } from './capture';
import { checklistHandlers } from './checklist';
import { destinationHandlers, keepDestination } from './destination';
import { welcomeOnce } from './first-run';
import { historyHandlers } from './history';
import { keepMenu } from './menu';
import { preflightHandlers } from './preflight';
import { profileHandlers } from './profiles';
import { keepPushing, pushHandlers } from './push';
import { keepSample } from './sample';
import { closeStorageToContentScripts } from './storage-access';
import { keepSyncs, syncHandlers } from './syncs';
import { keepToolbar } from './toolbar';
import { keepUpdates } from './update';

export default defineBackground(() => {
  answerMessages({
    ...captureHandlers,
    ...preflightHandlers,
    ...destinationHandlers,
    ...pushHandlers,
    ...profileHandlers,
    ...historyHandlers,
    ...checklistHandlers,
    ...syncHandlers,
  });
  keepVault();
  keepToolbar();
  keepMenu();
  keepDestination();
  keepPushing();
  keepSyncs();
  keepUpdates();
  keepSample();
  welcomeOnce();
  // A page holds a port to notice when the browser stops the background (entrypoints/popup/use-resumed.ts).
  browser.runtime.onConnect.addListener(() => undefined);
  void closeStorageToContentScripts();
});
