import { orgOfConsoleUrl } from '@/utils/capture/page-org';
import { discardWithUndo, restoreCapture, storeCapture } from '@/utils/capture/vault';
import type { Handlers } from '@/utils/messaging';
import { API_TOKEN, readPasted } from '@/utils/pasted';
import { consoleTabIdItem } from '@/utils/storage';
import { openPopup } from './open-popup';

export const captureHandlers: Pick<
  Handlers,
  'capture.deliver' | 'capture.paste' | 'capture.discard' | 'capture.restore'
> = {
  'capture.deliver': async (delivery, sender) => {
    const outcome = await storeCapture(delivery, {
      source: 'console',
      pageOrg: orgOfConsoleUrl(sender.url),
    });
    await consoleTabIdItem.set(sender.tab?.id ?? null);
    // Not waited for: the page is told at once that its token is captured.
    void openPopup();
    return { outcome };
  },
  'capture.paste': async ({ token }) => {
    const { text, isExcerpt } = readPasted(token, API_TOKEN);
    await storeCapture({ token: text }, { source: 'paste', isExcerpt });
    return null;
  },
  'capture.discard': async () => {
    await discardWithUndo();
    return null;
  },
  'capture.restore': async () => {
    await restoreCapture();
    return null;
  },
};
