import { withSuggestions } from '@/utils/destination/suggest';
import type { ReadyDestination } from '@/utils/destination/types';
import type { StoredConnection } from '@/utils/infisical/schemas';
import { profileInUse } from '@/utils/infisical/selectable';
import type { Account, Profile } from '@/utils/infisical/types';
import { UNRESTRICTED } from '@/utils/policy/types';
import type { Preflight } from '@/utils/preflight/types';
import { shortcomings } from '@/utils/push/authorize';
import { type CreateRequest, compareCreated } from '@/utils/push/operations/compare-created';
import { prove } from '@/utils/push/prove';
import { newPush, type Outcome, type PushEvent, transition } from '@/utils/push/state';
import type { Push, Step } from '@/utils/push/types';
import { sleep } from '@/utils/sleep';

const ORGANIZATION = { id: '00000000-0000-4000-8000-000000000002', name: 'Acme', slug: 'acme' };
const ACCOUNT: Account = { kind: 'user', name: 'you@example.com', organization: ORGANIZATION };
const PROJECTS = [{ id: '00000000-0000-4000-8000-000000000003', name: 'Platform' }];
const CONNECTION_ID = '00000000-0000-4000-8000-000000000004';

/** How long it takes to ask an Infisical, in milliseconds. */
const LOAD_MS = 400;
/** What a push is at, one after the other, and for how long, in milliseconds: each is to be seen. */
const STEPS: readonly (readonly [step: Step, ms: number])[] = [
  [{ name: 'signing-in' }, 400],
  [{ name: 'checking' }, 400],
  [{ name: 'sending' }, 900],
  [{ name: 'verifying' }, 500],
];

/** A profile of a new user: the one with this id, else the first. */
export function newUserProfile(profileId: string | undefined): Profile {
  return profileInUse([], profileId ?? null, UNRESTRICTED);
}

/** What an Infisical that is not there would say, once it has been asked: somebody is signed in, nothing was sent so far. */
export async function askMadeUp(profile: Profile): Promise<ReadyDestination> {
  await sleep(LOAD_MS);
  return {
    profile,
    state: 'ready',
    account: ACCOUNT,
    projects: PROJECTS,
    connections: [],
    suggestedScope: profile.scope,
    suggestedName: '',
    suggestedDescription: '',
    notes: [],
  };
}

/** Fills in what is suggested for a token, as for a real one that is the first of this browser. */
export function suggested(destination: ReadyDestination, preflight: Preflight | null): ReadyDestination {
  return withSuggestions(destination, preflight, [], new Date());
}

/** Plays a push from the press to its proof. */
export async function playPush(
  request: CreateRequest,
  preflight: Preflight | null,
  show: (push: Push) => void,
): Promise<Push> {
  let push: Push = newPush(request, shortcomings(preflight ?? undefined), Date.now());
  const happen = (event: PushEvent): void => {
    push = transition(push, event, Date.now());
    show(push);
  };
  for (const [step, ms] of STEPS) {
    happen({ type: 'step', step });
    await sleep(ms);
  }
  return transition(push, await outcomeOf(push, request), Date.now());
}

async function outcomeOf({ id, accepted }: Push, request: CreateRequest): Promise<Outcome> {
  const stored = storedFor(request);
  const proof = await prove(
    {
      client: { connection: async () => stored },
      operation: { compare: (result) => compareCreated(result, request) },
      intent: {
        id,
        request,
        profile: newUserProfile(request.profileId),
        account: ACCOUNT,
        report: { proven: [], warnings: accepted },
      },
    },
    stored,
  );
  return 'refuted' in proof ? { type: 'failed', failure: proof.refuted } : { type: 'succeeded', proof };
}

/** What Infisical would have stored: what was asked for. */
function storedFor({ name, description, scope }: CreateRequest): StoredConnection {
  return {
    id: CONNECTION_ID,
    name: name.trim(),
    app: 'humanitec',
    orgId: ORGANIZATION.id,
    description: description.trim(),
    projectId: scope.level === 'project' ? scope.id : null,
  };
}
