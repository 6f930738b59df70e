import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { keepVault } from '@/utils/capture/vault';
import { keepRememberedAllowed } from '@/utils/infisical/forget-remembered';
import { answerMessages } from '@/utils/protocol';
import { captureHandlers, keepCapturing } from './capture';
import { checklistHandlers } from './checklist';
import { connectionHandlers, keepConnections } from './connections';
import { destinationHandlers, keepDestination } from './destination';
import { keepExpiry } from './expiry';
import { keepFailures } from './failures';
import { welcomeOnce } from './first-run';
import { grantHandlers, keepGrants } from './grant';
import { historyHandlers } from './history';
import { keepMenu } from './menu';
import { preflightHandlers } from './preflight';
import { profileHandlers } from './profiles';
import { keepPushing, pushHandlers } from './push';
import { keepSample } from './sample';
import { settingsFileHandlers } from './settings-file';
import { closeStorageToContentScripts } from './storage-access';
import { keepSyncs, syncHandlers } from './syncs';
import { keepToolbar } from './toolbar';
import { keepUpdates } from './update';
import { keepWeekly } from './weekly';

export default defineBackground(() => {
  answerMessages({
    ...captureHandlers,
    ...preflightHandlers,
    ...grantHandlers,
    ...destinationHandlers,
    ...pushHandlers,
    ...profileHandlers,
    ...historyHandlers,
    ...connectionHandlers,
    ...checklistHandlers,
    ...settingsFileHandlers,
    ...syncHandlers,
  });
  keepVault();
  keepCapturing();
  keepRememberedAllowed();
  keepToolbar();
  keepMenu();
  keepDestination();
  keepPushing();
  keepSyncs();
  keepUpdates();
  keepConnections();
  keepExpiry();
  keepWeekly();
  keepSample();
  keepGrants();
  keepFailures();
  welcomeOnce();
  // A page holds a port to notice when the browser stops the background (components/use-resumed.ts).
  browser.runtime.onConnect.addListener(() => undefined);
  void closeStorageToContentScripts();
});
