import { defineBackground } from 'wxt/utils/define-background';
import { sweepCaptures, sweepOnAlarm } from '@/utils/capture/vault';
import { answerMessages } from '@/utils/messaging';
import { keepBadge } from './badge';
import { captureHandlers } from './capture';
import { keepMenu } from './menu';
import { preflightHandlers } from './preflight';
import { profileHandlers } from './profiles';
import { keepPushing, pushHandlers } from './push';
import { closeStorageToContentScripts } from './storage-access';

export default defineBackground(() => {
  answerMessages({ ...captureHandlers, ...preflightHandlers, ...pushHandlers, ...profileHandlers });
  sweepOnAlarm();
  keepBadge();
  keepMenu();
  keepPushing();
  void closeStorageToContentScripts();
  void sweepCaptures();
});
