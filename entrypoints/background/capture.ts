import { isContainer } from '@/utils/capture/container';
import { orgOfConsolePath } from '@/utils/capture/page-org';
import { expressionsFor, isKnown } from '@/utils/capture/phrases';
import { DRAWING } from '@/utils/capture/prompt-markup';
import { promptTexts } from '@/utils/capture/prompt-texts';
import { consoleTabIdItem } from '@/utils/capture/storage';
import {
  closeLost,
  discardWithUndo,
  hasRoom,
  putInFront,
  restoreCapture,
  storeCapture,
} from '@/utils/capture/vault';
import { renewCapture } from '@/utils/humanitec/console-tabs';
import { openPopup } from '@/utils/open-popup';
import { API_TOKEN, readPasted } from '@/utils/pasted';
import { shownPolicy, watchManaged } from '@/utils/policy/managed';
import type { Handlers } from '@/utils/protocol';
import { leavePush } from '@/utils/push/coordinator';

/** Pages that are open when a policy comes or goes offer what it allows, without being reloaded. */
export function keepCapturing(): void {
  watchManaged(() => void renewCapture());
}

export const captureHandlers: Pick<
  Handlers,
  | 'capture.deliver'
  | 'capture.room'
  | 'capture.supplies'
  | 'capture.paste'
  | 'capture.discard'
  | 'capture.restore'
  | 'capture.use'
  | 'capture.close-lost'
> = {
  'capture.deliver': async ({ path, ...token }, sender) => {
    // Not the sender's own URL: that stays what the document was loaded with, wherever the console has gone since.
    const outcome = await storeCapture(token, {
      source: 'console',
      pageOrg: orgOfConsolePath(path),
      isFromContainer: isContainer(sender.tab),
    });
    await consoleTabIdItem.set(sender.tab?.id ?? null);
    // Where it stays closed, the page tells how to go on.
    return { outcome: (await openPopup()) ? outcome : 'unopened' };
  },
  'capture.room': async () => ({ room: await hasRoom() }),
  'capture.supplies': async ({ language: said }) => {
    // The console speaks English (docs/facts/humanitec-api.md, section 7).
    const language = said || 'en';
    if (!(await shownPolicy.get()).allowCapture) return null;
    return {
      expressions: expressionsFor(language),
      isForeign: !isKnown(language),
      drawing: DRAWING,
      texts: await promptTexts(),
    };
  },
  'capture.paste': async ({ token }) => {
    const { text, isExcerpt } = readPasted(token, API_TOKEN);
    await storeCapture({ token: text }, { source: 'paste', isExcerpt });
  },
  'capture.discard': ({ captureId }) => discardWithUndo(captureId),
  'capture.restore': ({ captureId }) => restoreCapture(captureId),
  'capture.use': async ({ captureId }) => {
    await putInFront(captureId);
    await leavePush();
  },
  'capture.close-lost': () => closeLost(),
};
