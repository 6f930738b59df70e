import type { Capture } from '../capture/types';
import type { Early } from '../early';
import type { Humanitec } from '../humanitec/client';
import { matchToken } from './checks/expiry';
import { tokenFailure } from './checks/token';
import { evaluate } from './evaluate';
import { likelyDenied, likelyRead } from './expected';
import { type Identity, identify, knownOrganizations, rolesOf } from './identify';
import { listApps } from './list-apps';
import type { Lookups } from './lookups';
import { Reads } from './reads';
import { replyTo } from './reply';
import { NOTHING_FOUND, type Results } from './results';
import { propose, withChosen } from './selection';
import { AWAITS_POLICY, type Session } from './session';

/** What a run works with. */
export interface Means {
  session: Session;
  client: Humanitec;
  capture: Capture;
  /** Humanitec organizations that an administrator allows; null allows all. */
  allowed: Early<readonly string[] | null>;
  /** Asked once for each organization and app, however often facts are collected in one run. */
  lookups: Lookups;
}

/**
 * Collects what Humanitec says about a token, from the two calls that say most to the single lookups, and shows what is
 * known so far. What the user chooses meanwhile is taken in as late as possible. What depends on no other answer is asked at
 * the same time; it is over once it is known, too, what an administrator allows.
 */
export async function collect(means: Means): Promise<Results> {
  const { session, client, capture, allowed, lookups } = means;
  const reads = new Reads(client);
  const answers = await identify(client);
  let results = identified(answers, means);
  if (results.failure) {
    await allowed.answer;
    return results;
  }
  session.show(results);

  const user = answers.user.ok ? answers.user.value : null;
  const roles = rolesOf(answers);
  const known = knownOrganizations(answers);
  const ids = known.map(({ id }) => id);
  const asked = Promise.all([listApps(client, known, roles), user && replyTo(client.tokens(user.id))]);
  if (user && roles) lookups.expect(user.id, likelyDenied(roles, ids));
  reads.expect(likelyRead(roles, ids, session.selected));
  const [{ organizations, apps }, tokens] = await asked;
  const token = matchToken({ tokens, capture });
  const facts = { capture, answers, identity: answers, tokens, organizations };
  results = {
    ...results,
    ...(token ? { token } : {}),
    organizations,
    apps: withChosen({ organizations, apps }, session.selected, session.before?.apps ?? []),
    checks: evaluate({ ...facts, ...soFar(allowed) }),
  };
  session.show(results);

  if (user) {
    const question = { userId: user.id, organizations, apps: results.apps, chosen: session.selected };
    const looked = await lookups.complete(question, (progress) => session.show(results, progress));
    results = { ...results, apps: looked };
  }
  session.propose(propose(results.apps, { apps: session.before?.apps ?? [], proposed: session.proposed }));
  const [completed, revoked] = await Promise.all([
    reads.complete(results.apps, session.selected),
    isDoubtful(results, lookups) ? revokedMeanwhile(means) : undefined,
  ]);
  results = { ...results, apps: completed };
  // It may have been revoked just before the reads.
  const isRefused = completed.some(({ trialReads }) => trialReads === 'refused');
  const refused = revoked ?? (isRefused ? await revokedMeanwhile(means) : undefined);
  if (refused) return refused;
  if (allowed.soFar === undefined) session.show(results, undefined, AWAITS_POLICY);
  return { ...results, checks: evaluate({ ...facts, allowed: await allowed.answer }) };
}

/** What is known by now of what an administrator allows; what cannot be read of it ends the checks. */
function soFar({ soFar: allowed }: Means['allowed']): { allowed?: readonly string[] | null } {
  return allowed === undefined ? {} : { allowed };
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
    checks: evaluate({ capture, ...soFar(allowed), answers, identity: answers }),
  };
}

/** Whether any answer before the reads may be that to a token which was revoked meanwhile. */
function isDoubtful({ organizations, apps }: Results, { wasRefused }: Lookups): boolean {
  return (
    wasRefused ||
    organizations.some(({ listing }) => listing === 'refused') ||
    apps.some(({ source }) => source === 'unknown')
  );
}

/**
 * A token can be revoked while it is checked; then every later call is refused as if roles were missing. So after a
 * refusal the first calls are made again, and only if they are still answered the refusal is about a role.
 */
async function revokedMeanwhile(means: Means): Promise<Results | undefined> {
  const again = identified(await identify(means.client), means);
  return again.failure?.code === 'humanitecRefused' ? again : undefined;
}
