import pMap from 'p-map';
import { capturesItem } from '../capture/storage';
import { currentCapture } from '../capture/vault';
import { type Failure, type FailureCode, failureOf } from '../failure';
import { historyItem } from '../history/storage';
import { inTurn } from '../in-turn';
import { type InfisicalClient, infisical } from '../infisical/client';
import { unlock } from '../infisical/credentials';
import { readableList } from '../infisical/errors';
import { findProfile } from '../infisical/profiles';
import { type StoredConnection, toConnection } from '../infisical/schemas';
import { signIn } from '../infisical/sign-in';
import { currentProfileIdItem, profilesItem } from '../infisical/storage';
import type { Profile, Project } from '../infisical/types';
import { shownPolicy } from '../policy/managed';
import { preflightItem } from '../preflight/storage';
import { say } from '../sentence';
import { chooseProfile } from './choice';
import { organizationOf, type ProposalFacts, proposedProfile, proposedScope } from './proposal';
import { chosenProfileItem, destinationItem, draftItem } from './storage';
import { withSuggestions } from './suggest';
import type { Destination, ReadyDestination, UnreadyDestination } from './types';

/** What the user can do about some failures has a state of its own; the others are `failed`. */
const STATES: Partial<Record<FailureCode, UnreadyDestination['state']>> = {
  infisicalSignedOut: 'signed-out',
  infisicalSessionLost: 'signed-out',
  infisicalPermissionMissing: 'needs-permission',
  profileLocked: 'locked',
  profileSecretMissing: 'needs-credentials',
};

const IN_FLIGHT = 4;

let latestLoad = 0;
/** Writes one after the other, so that none overwrites what another has just written. */
const turn = inTurn();
/** One after the other, so that a profile is loaded once. */
const renewal = inTurn();

/**
 * Finds out what a push to a profile would meet, and keeps it in session storage for the popup. With an id it is what the
 * user goes for, without one the profile that is proposed. One that was ready stays so while it is loaded again.
 *
 * @param lookAgain browser session: look at the session in the web app even where a token of it is known
 */
export async function loadDestination(profileId?: string, lookAgain = false): Promise<void> {
  const load = ++latestLoad;
  const profile = profileId === undefined ? proposedProfile(await readFacts()) : await findProfile(profileId);
  if (profileId !== undefined) await chooseProfile(profile.id);
  await showLoading(profile);
  await finish(load, profile, lookAgain);
  // The organization may have become known while it was decided what to load.
  await renewSuggestions();
}

/** Opens a remembered client secret and loads its Infisical with it. @throws `profilePassphraseWrong` */
export async function unlockDestination(profileId: string, passphrase: string): Promise<void> {
  await unlock(await findProfile(profileId), passphrase);
  await loadDestination(profileId);
}

/**
 * Forgets all that is shown, chosen or typed for a profile that was removed. Where a token waits, the Infisical that it would
 * go to now is loaded in its place.
 */
export async function leaveDestination(profileId: string): Promise<void> {
  for (const item of [chosenProfileItem, draftItem]) {
    if ((await item.get())?.profileId === profileId) await item.set(null);
  }
  if ((await destinationItem.get())?.profile.id !== profileId) return;
  // What is on its way for it comes too late.
  latestLoad += 1;
  await turn(() => destinationItem.set(null));
  if ((await capturesItem.get()).length > 0) void loadDestination();
}

/** Shows a failed sign-in of a push where the popup offers what to do about it, if that is the Infisical it shows. */
export async function showUnready(profile: Profile, failure: Failure): Promise<void> {
  if (!STATES[failure.code]) return;
  await update((shown) => (shown?.profile.id === profile.id ? unready(profile, failure) : shown));
}

/**
 * Renews what is suggested, which comes from the preflight, where it is shown. Where the organization that became known
 * had its tokens sent to another profile, that one is loaded.
 */
export function renewSuggestions(): Promise<void> {
  return renewal(async () => {
    const before = latestLoad;
    const [facts, shown] = await Promise.all([readFacts(), destinationItem.get()]);
    const profile = proposedProfile(facts);
    const isShown = !facts.capture || !shown || shown.profile.id === profile.id;
    // What the user has gone for meanwhile is not in these facts.
    if (isShown || before !== latestLoad) return update((same) => same);
    const load = ++latestLoad;
    await showLoading(profile);
    void finish(load, profile, false);
  });
}

function showLoading(profile: Profile): Promise<void> {
  return update((before) => {
    const stillReady =
      before?.state === 'ready' && JSON.stringify(before.profile) === JSON.stringify(profile);
    return stillReady ? before : { profile, state: 'loading' };
  });
}

async function finish(load: number, profile: Profile, lookAgain: boolean): Promise<void> {
  const loaded = await readDestination(profile, lookAgain).catch((error) =>
    unready(profile, failureOf(error)),
  );
  await update((before) => (load === latestLoad ? loaded : before));
}

async function readDestination(profile: Profile, lookAgain: boolean): Promise<ReadyDestination> {
  // So that it is known here, and redacted, should an answer repeat it.
  await currentCapture();
  const session = await signIn(profile, lookAgain);
  const client = infisical(session.site, session.bearer);
  const [projects, everywhere] = await Promise.all([
    readableList(() => client.projects()),
    readableList(() => client.connections()),
  ]);
  const connections = await readConnections(client, profile, projects ?? [], everywhere);
  return {
    profile,
    state: 'ready',
    account: session.account,
    projects: projects ?? [],
    connections: connections.list,
    suggestedScope: profile.scope,
    suggestedName: '',
    suggestedDescription: '',
    notes: [
      ...(session.account.organization ? [] : [say('infisical.note.organizationUnknown')]),
      ...(projects ? [] : [say('infisical.note.projectsUnseen')]),
      ...(connections.isWhole ? [] : [say('infisical.note.connectionsUnseen')]),
    ],
  };
}

/**
 * Both levels: older servers and narrow roles list a project's connections only when asked for that project. A role
 * that may not list the organization's is asked for in every project it sees.
 */
async function readConnections(
  client: InfisicalClient,
  { scope }: Profile,
  projects: readonly Project[],
  everywhere: StoredConnection[] | undefined,
) {
  const read = (projectId: string) => readableList(() => client.connections(projectId));
  const asked = new Set([
    ...(scope.level === 'project' ? [scope.id] : []),
    ...(everywhere ? [] : projects.map(({ id }) => id)),
  ]);
  const lists = [everywhere, ...(await pMap(asked, read, { concurrency: IN_FLIGHT }))];
  const all = lists.flatMap((list) => list ?? []).filter(({ app }) => app === 'humanitec');
  const stored = new Map(all.map((connection) => [connection.id, connection]));
  return {
    list: [...stored.values()].map((connection) => toConnection(connection, projects)),
    isWhole: everywhere !== undefined,
  };
}

function unready(profile: Profile, failure: Failure): UnreadyDestination {
  return { profile, state: STATES[failure.code] ?? 'failed', failure };
}

function update(change: (destination: Destination | null) => Destination | null): Promise<void> {
  return turn(async () => {
    const before = await destinationItem.get();
    const destination = change(before);
    if (!destination) return;
    const after = destination.state === 'ready' ? await suggest(destination) : destination;
    if (JSON.stringify(after) !== JSON.stringify(before)) await destinationItem.set(after);
  });
}

async function suggest(destination: ReadyDestination): Promise<ReadyDestination> {
  const facts = await readFacts();
  const suggestedScope = proposedScope(destination, organizationOf(facts), facts.history);
  return withSuggestions({ ...destination, suggestedScope }, facts.preflight, facts.history, new Date());
}

async function readFacts() {
  const [[capture], preflight, history, saved, lastId, chosen, draft, policy] = await Promise.all([
    capturesItem.get(),
    preflightItem.get(),
    historyItem.get(),
    profilesItem.get(),
    currentProfileIdItem.get(),
    chosenProfileItem.get(),
    draftItem.get(),
    shownPolicy.get(),
  ]);
  return {
    capture,
    preflight,
    history,
    saved,
    lastId,
    choices: [chosen, draft],
    policy,
  } satisfies ProposalFacts;
}
