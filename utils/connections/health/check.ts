import { type FailureCode, fail, failureOf } from '../../failure';
import { type InfisicalClient, infisical } from '../../infisical/client';
import { isRefusal } from '../../infisical/errors';
import { listSyncsIn, type ProjectSyncs, projectsOf } from '../../infisical/list-syncs';
import type { StoredConnection } from '../../infisical/schemas';
import { shownOrganization } from '../../infisical/shown-organization';
import { signIn } from '../../infisical/sign-in';
import { profilesItem } from '../../infisical/storage';
import { shownPolicy } from '../../policy/managed';
import { nameAndId } from '../../preflight/words';
import { singleFlight } from '../../single-flight';
import { changeConnection, readConnections } from '../change';
import { profileFor } from '../profile-for';
import { seenIn } from '../seen';
import { waitingCheckItem } from '../storage';
import { type ConnectionKey, isSameConnection, type KnownConnection } from '../types';
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
  const known = (await readConnections()).find((one) => isSameConnection(one, key));
  if (!known) throw fail('connectionUnknown');
  const profile = profileFor(known, await profilesItem.get(), await shownPolicy.get());
  if (!profile) throw fail('connectionProfileGone', [new URL(known.siteUrl).host]);
  const { site, bearer, account } = await signIn(profile);
  const { organization } = account;
  // Of another organization's connection it would say that there is none.
  if (organization && organization.id !== known.organizationId) {
    const asked = { id: known.organizationId, name: known.organizationName ?? known.organizationId };
    throw fail('connectionOrganizationOther', [nameAndId(asked), nameAndId(shownOrganization(organization))]);
  }
  const client = infisical(site, bearer);
  const stored = await storedConnection(client, known.connectionId);
  const listing = typeof stored === 'object' ? await listAll(client, stored, known) : NOTHING;
  const now = Date.now();
  const judged = judge({ known, stored, ...listing, now });
  const seen = listing.projects && seenIn(listing.projects, listing.unlisted, now);
  await changeConnection(key, (connection) =>
    // A token that was sent meanwhile is another one than was asked about.
    connection.pushedAt === known.pushedAt
      ? { ...connection, health: { checkedAt: now, ...judged }, ...(seen ? { seen } : {}) }
      : connection,
  );
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
  await listSyncsIn(client, stored.id, inOrder, (project) => listed.push(project));
  return { projects: listed, unlisted: projects.length - listed.length };
}
