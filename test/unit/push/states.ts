import type { Connection } from '@/utils/infisical/types';
import type { Proof, Push, PushIn, PushRequest } from '@/utils/push/types';

export const connection = (id: string, given: Partial<Connection> = {}): Connection => ({
  id,
  name: `connection-${id}`,
  orgId: 'org',
  projectId: null,
  projectName: null,
  ...given,
});

export const rotation = (connectionId: string, captureId = 'token'): PushRequest => ({
  kind: 'rotate',
  captureId,
  profileId: 'us',
  siteUrl: 'https://app.infisical.com',
  organizationId: 'org',
  connectionId,
  despiteWarnings: false,
});

export const proof = (given: Partial<Proof> = {}): Proof => ({
  connection: connection('a'),
  url: 'https://app.infisical.com/organizations/org/app-connections',
  proven: [{ key: 'push.proven.hidden', params: [] }],
  warnings: [],
  ...given,
});

type Shared = Pick<Push, 'id' | 'request' | 'accepted' | 'isResumed' | 'startedAt'>;

/** The least that a push carries in each of its states. */
const LEAST: { [State in Push['state']]: Omit<PushIn<State>, keyof Shared> } = {
  running: { state: 'running', step: { name: 'sending' } },
  'waiting-for-sign-in': {
    state: 'waiting-for-sign-in',
    failure: { code: 'infisicalSignedOut', params: [] },
    waitUntil: 0,
  },
  'needs-confirmation': { state: 'needs-confirmation', warnings: [], listed: [], unlisted: 0 },
  succeeded: { state: 'succeeded', proof: proof(), endedAt: 0 },
  failed: { state: 'failed', failure: { code: 'unexpected', params: [] } },
  uncertain: { state: 'uncertain' },
};

/** A push in a state. */
export function pushIn<State extends Push['state']>(
  state: State,
  given: Partial<PushIn<State>> = {},
): PushIn<State> {
  const shared: Shared = {
    id: 'push',
    request: rotation('a'),
    accepted: [],
    isResumed: false,
    startedAt: Date.now(),
  };
  return { ...shared, ...LEAST[state], ...given } as unknown as PushIn<State>;
}
