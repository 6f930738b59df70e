import { type FailureCode, fail, failureOf } from '../../failure';
import { type InfisicalClient, infisical } from '../../infisical/client';
import { isRefusal } from '../../infisical/errors';
import { listSyncsIn, type ProjectSyncs, projectsOf, usesConnection } from '../../infisical/list-syncs';
import type { StoredConnection, Sync } from '../../infisical/schemas';
import { shownOrganization } from '../../infisical/shown-organization';
import { signIn } from '../../infisical/sign-in';
import type { Session } from '../../infisical/sign-in/session';
import { nameAndId } from '../../preflight/words';
import { singleFlight } from '../../single-flight';
import { changeConnection } from '../change';
import { seenIn } from '../seen';
import { waitingCheckItem } from '../storage';
import type { ConnectionKey, Health, KnownConnection } from '../types';
import { withProfile } from '../with-profile';
import { type HealthFacts, judge } from './judge';

const SIGNED_OUT: ReadonlySet<FailureCode> = new Set(['infisicalSignedOut', 'infisicalSessionLost']);

/** Asked twice for the same, it is one check. */
const once = singleFlight<void>();

/**
 * Asks Infisical about a known connection with the sign-in of its profile, and notes what it tells. Reads only, and holds no
 * token of Humanitec.
 *
 * @throws `connectionUnknown`, `connectionProfileGone`, `connectionOrganizationOther`, and what keeps from signing in
 */
export function checkHealth(key: ConnectionKey): Promise<void> {
  return once(JSON.stringify([key.siteUrl, key.connectionId]), async () => {
    try {
      await check(key);
    } catch (error) {
      if (SIGNED_OUT.has(failureOf(error).code)) await waitingCheckItem.set(key);
      throw error;
    }
  });
}

/** Goes on with a check that found nobody signed in. What keeps it from its end now is told when it is asked for again. */
export async function continueHealthCheck(): Promise<void> {
  const key = await waitingCheckItem.get();
  if (!key) return;
  await waitingCheckItem.set(null);
  await checkHealth(key).catch(() => undefined);
}

async function check(key: ConnectionKey): Promise<void> {
  const { known, profile } = await withProfile(key);
  await checkWith(known, await signIn(profile));
}

/**
 * The same with a sign-in that is there.
 *
 * @param signal gives it up: nothing is noted any more
 * @throws `connectionOrganizationOther`, and the reason of the signal
 */
export async function checkWith(
  known: KnownConnection,
  { site, bearer, account: { organization } }: Session,
  signal?: AbortSignal,
): Promise<Health> {
  // Of another organization's connection it would say that there is none.
  if (organization && organization.id !== known.organizationId) {
    const asked = { id: known.organizationId, name: known.organizationName ?? known.organizationId };
    throw fail('connectionOrganizationOther', [nameAndId(asked), nameAndId(shownOrganization(organization))]);
  }
  const client = infisical(site, bearer, signal);
  const stored = await storedConnection(client, known.connectionId);
  const listing = typeof stored === 'object' ? await listAll(client, stored, known) : NOTHING;
  // A project whose answer nobody waits for any more would be one that failed.
  signal?.throwIfAborted();
  const now = Date.now();
  const health = { checkedAt: now, ...judge({ known, stored, ...listing, now }) };
  const seen = listing.projects && seenIn(listing.projects.map(withPlaces), listing.unlisted, now);
  await changeConnection(known, ({ unchecked, ...connection }) =>
    // A token that was sent meanwhile is another one than was asked about.
    connection.pushedAt === known.pushedAt
      ? { ...connection, health, ...(seen ? { seen } : {}) }
      : { ...connection, ...(unchecked ? { unchecked } : {}) },
  );
  return health;
}

function withPlaces(project: ProjectSyncs) {
  if (project.state !== 'listed') return project;
  return { ...project, syncs: project.syncs.map(({ destinationConfig }) => destinationConfig) };
}

const NOTHING = { projects: undefined, unlisted: 0 };

async function storedConnection(client: InfisicalClient, id: string): Promise<HealthFacts['stored']> {
  try {
    const stored = await client.connection(id);
    return stored.app === 'humanitec' ? stored : 'other-app';
  } catch (error) {
    if (isRefusal(error, 'infisicalConnectionGone', 'infisicalNotFound')) return 'gone';
    if (isRefusal(error, 'infisicalNotHumanitec')) return 'other-app';
    throw error;
  }
}

/** All projects, those where syncs were seen before first: Infisical may ask to slow down, and nobody waits for the rest. */
async function listAll(client: InfisicalClient, stored: StoredConnection, { seen }: KnownConnection) {
  const projects = await projectsOf(client, stored);
  if (!projects) return NOTHING;
  const before = new Set(seen?.projects.map(({ id }) => id));
  const listed: ProjectSyncs[] = [];
  const inOrder = projects.toSorted(
    (one, other) => Number(before.has(other.id)) - Number(before.has(one.id)),
  );
  const isOfConnection = (sync: Sync) => usesConnection(sync, stored.id);
  await listSyncsIn(client, inOrder, isOfConnection, (project) => listed.push(project));
  return { projects: listed, unlisted: projects.length - listed.length };
}
