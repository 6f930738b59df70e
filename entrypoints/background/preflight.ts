import { currentCapture } from '@/utils/capture/vault';
import { openPeopleTab } from '@/utils/preflight/people-tab';
import { cancelPreflight, selectApps, startPreflight } from '@/utils/preflight/runner';
import type { Handlers } from '@/utils/protocol';

export const preflightHandlers: Pick<
  Handlers,
  'preflight.run' | 'preflight.cancel' | 'preflight.select' | 'preflight.open-people-tab'
> = {
  // Answered when the checks are done: an open message keeps the worker alive until then.
  'preflight.run': async () => {
    const held = await currentCapture();
    if (held) await startPreflight(held.capture.id);
  },
  'preflight.cancel': async () => {
    cancelPreflight();
  },
  'preflight.select': ({ apps }) => selectApps(apps),
  'preflight.open-people-tab': (app) => openPeopleTab(app),
};
