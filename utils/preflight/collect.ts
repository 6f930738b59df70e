import type { Capture } from '../capture/types';
import type { Humanitec } from '../humanitec/client';
import { matchToken } from './checks/expiry';
import { tokenFailure } from './checks/token';
import { evaluate } from './evaluate';
import { type Identity, identify, knownOrganizations, rolesOf } from './identify';
import { listApps } from './list-apps';
import type { Lookups } from './lookups';
import { replyTo } from './reply';
import { NOTHING_FOUND, type Results } from './results';
import { propose, withChosen } from './selection';
import type { Session } from './session';
import { tryReads } from './trial-reads';

/** What a run works with. */
export interface Means {
  session: Session;
  client: Humanitec;
  capture: Capture;
  /** Humanitec organizations that an administrator allows; null allows all. */
  allowed: readonly string[] | null;
  /** Asked once for each organization and app, however often facts are collected in one run. */
  lookups: Lookups;
}

/**
 * Collects what Humanitec says about a token, from the two calls that say most to the single lookups, and shows what is
 * known so far. What the user chooses meanwhile is taken in as late as possible.
 */
export async function collect(means: Means): Promise<Results> {
  const { session, client, capture, allowed, lookups } = means;
  const answers = await identify(client);
  let results = identified(answers, means);
  if (results.failure) return results;
  await session.show(results);

  const user = answers.user.ok ? answers.user.value : null;
  const [{ organizations, apps }, tokens] = await Promise.all([
    listApps(client, knownOrganizations(answers), rolesOf(answers)),
    user && replyTo(client.tokens(user.id)),
  ]);
  const token = matchToken({ tokens, capture });
  results = {
    ...results,
    ...(token ? { token } : {}),
    organizations,
    apps: withChosen({ organizations, apps }, session.selected, session.before?.apps ?? []),
    checks: evaluate({ capture, allowed, answers, identity: answers, tokens, organizations }),
  };
  await session.show(results);

  if (user) {
    const question = { userId: user.id, organizations, apps: results.apps, chosen: session.selected };
    const looked = await lookups.complete(question, (progress) => void session.show(results, progress));
    results = { ...results, apps: looked };
  }
  session.propose(propose(results.apps, session.before));
  results = { ...results, apps: await tryReads(client, results.apps, session.selected) };
  return (await revokedMeanwhile(results, means)) ?? results;
}

/** What the first two answers say, before any app is known. */
function identified(answers: Identity, { session, capture, allowed }: Means): Results {
  const failure = tokenFailure(answers, session.before?.serviceUser !== undefined);
  if (failure) return { ...NOTHING_FOUND, checks: evaluate({ capture, answers }), failure };
  const { user, organizations } = answers;
  return {
    ...(user.ok ? { serviceUser: { id: user.value.id, name: user.value.name, type: user.value.type } } : {}),
    listsOrganizations: organizations.ok,
    organizations: (organizations.ok ? organizations.value : []).map(({ id, name }) => ({
      id,
      name,
      role: null,
    })),
    apps: [],
    checks: evaluate({ capture, allowed, answers, identity: answers }),
  };
}

/**
 * A token can be revoked while it is checked; then every later call is refused as if roles were missing. So after a
 * refusal the first calls are made again, and only if they are still answered the refusal is about a role.
 */
async function revokedMeanwhile(results: Results, means: Means): Promise<Results | undefined> {
  const isDoubtful =
    means.lookups.wasRefused ||
    results.organizations.some(({ listing }) => listing === 'refused') ||
    results.apps.some(({ trialReads, source }) => trialReads === 'refused' || source === 'unknown');
  if (!isDoubtful) return undefined;
  const again = identified(await identify(means.client), means);
  return again.failure?.code === 'humanitecRefused' ? again : undefined;
}
