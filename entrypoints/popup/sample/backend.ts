import type { Backend } from '@/components/backend';
import { capturesItem } from '@/utils/capture/storage';
import type { Capture } from '@/utils/capture/types';
import { destinationItem } from '@/utils/destination/storage';
import { peopleUrl } from '@/utils/humanitec/console';
import type { Result } from '@/utils/messaging';
import { UNRESTRICTED } from '@/utils/policy/types';
import { Jobs } from '@/utils/preflight/jobs';
import { preflightItem } from '@/utils/preflight/storage';
import type { Answer, MessageName, Payload } from '@/utils/protocol';
import { pushItem } from '@/utils/push/storage';
import type { PushRequest } from '@/utils/push/types';
import { mask } from '@/utils/secret';
import { MadeUpHumanitec, ORGANIZATION, TOKEN_ID } from './humanitec';
import { askMadeUp, newUserProfile, playPush, suggested } from './infisical';
import { Memory } from './memory';

/** Nobody has a say in what is made up. */
const NO_POLICY = { get: async () => UNRESTRICTED, watch: () => () => undefined };
const CAPTURE_MS = 15 * 60_000;

/** A page that the user would be led to. */
export interface Lead {
  url: string;
  /** Whether what is to be done there counts as done. */
  isRoleChanged: boolean;
}

interface Listeners {
  onLead: (lead: Lead) => void;
  /** The made-up token has come to its end. */
  onEnd: () => void;
}

type Handlers = { [N in MessageName]?: (payload: Payload<N>) => Promise<void> | void };

/**
 * The journey of a made-up token. Whatever is judged and said of it comes from the code that judges real ones; but who
 * answers is made up, what is stored is kept in the page, and nothing is sent.
 */
export function beginSample({ onLead, onEnd }: Listeners): Backend {
  const memory = new Memory();
  const captures = memory.stored(capturesItem);
  const preflight = memory.stored(preflightItem);
  const destination = memory.stored(destinationItem);
  const push = memory.stored(pushItem);
  const capture = madeUpCapture(Date.now());
  void captures.set([capture]);

  const humanitec = new MadeUpHumanitec();
  const jobs = new Jobs({
    place: preflight,
    open: async (_captureId, signal) => ({ capture, client: humanitec.client(signal) }),
    watchGone: () => () => undefined,
    allowedOrganizations: async () => undefined,
  });
  preflight.watch(async (found) => {
    const shown = await destination.get();
    if (shown?.state === 'ready') await destination.set(suggested(shown, found));
  });

  const load = async (profileId: string | undefined): Promise<void> => {
    const before = await destination.get();
    const profile = newUserProfile(profileId ?? before?.profile.id);
    const isShown = before?.state === 'ready' && before.profile.id === profile.id;
    if (!isShown) await destination.set({ profile, state: 'loading' });
    const ready = await askMadeUp(profile);
    // Another one may have been chosen meanwhile.
    if ((await destination.get())?.profile.id !== profile.id) return;
    await destination.set(suggested(ready, await preflight.get()));
  };
  const start = async (request: PushRequest): Promise<void> => {
    // There is no connection yet whose token could be replaced.
    if (request.kind !== 'create') return;
    const found = await preflight.get();
    void playPush(request, found, (now) => void push.set(now)).then((ended) => {
      void push.set(ended);
      if (ended.state === 'succeeded') void captures.set([]);
    });
  };
  const handlers: Handlers = {
    'preflight.run': () => jobs.run(capture.id),
    'preflight.cancel': () => jobs.cancel(),
    'preflight.select': ({ apps }) => jobs.select(apps),
    'preflight.open-people-tab': (app) => {
      humanitec.makeDeveloper(app);
      onLead({ url: peopleUrl(app.org, app.app), isRoleChanged: true });
    },
    'destination.load': ({ profileId }) => load(profileId),
    'push.start': start,
    'push.clear': onEnd,
    'capture.discard': onEnd,
  };
  return {
    stored: (item) => memory.stored(item),
    policy: NO_POLICY,
    send: async <N extends MessageName>(name: N, payload: Payload<N>) => {
      await (handlers[name] as ((payload: Payload<N>) => Promise<void> | void) | undefined)?.(payload);
      // No message of the journey is answered with more than that it is done.
      return { ok: true, value: null } as Result<Answer<N>>;
    },
    // Who does the work is the page itself.
    watchEnds: () => () => undefined,
  };
}

function madeUpCapture(now: number): Capture {
  return {
    id: 'sample',
    masked: mask('sample'),
    source: 'console',
    pageOrg: ORGANIZATION.id,
    tokenId: TOKEN_ID,
    capturedAt: now,
    expiresAt: now + CAPTURE_MS,
  };
}
