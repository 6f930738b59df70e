import { browser } from 'wxt/browser';
import type { Handlers } from '@/utils/protocol';
import { lookAhead } from '@/utils/push/ahead';
import { isPushAlarm } from '@/utils/push/alarm';
import { clearPush, lookUp, startPush } from '@/utils/push/coordinator';

/** What the popup asks for: the push itself, and what became of it. */
export const pushHandlers: Pick<Handlers, 'push.start' | 'push.look-ahead' | 'push.look-up' | 'push.clear'> =
  {
    'push.start': (request) => startPush(request),
    'push.look-ahead': ({ request, isClose }) => lookAhead(request, isClose),
    'push.look-up': () => lookUp(),
    'push.clear': () => clearPush(),
  };

/** Keeps pushes going without a page: register in the first turn of the background. */
export function keepPushing(): void {
  void lookUp();
  // Nothing to do in it: only who listens is started with the browser, and then looks up what was cut off by its end.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (isPushAlarm(name)) void lookUp();
  });
}
