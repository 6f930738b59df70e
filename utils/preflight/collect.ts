import type { Capture } from '../capture/types';
import type { Humanitec } from '../humanitec/client';
import { ask } from './answered';
import { matchToken } from './checks/expiry';
import { tokenFailure } from './checks/token';
import { evaluate } from './evaluate';
import { type Findings, NOTHING_FOUND } from './findings';
import { type Identity, identify, knownOrganizations, rolesOf } from './identify';
import type { Lookups } from './lookups';
import { tryReads } from './reads';
import { propose, withChosen } from './selection';
import type { Session } from './session';
import { survey } from './survey';

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
export async function collect(means: Means): Promise<Findings> {
  const { session, client, capture, allowed, lookups } = means;
  const answers = await identify(client);
  let findings = identified(answers, means);
  if (findings.failure) return findings;
  await session.show(findings);

  const user = answers.user.ok ? answers.user.value : null;
  const [{ organizations, apps }, tokens] = await Promise.all([
    survey(client, knownOrganizations(answers), rolesOf(answers)),
    user && ask(client.tokens(user.id)),
  ]);
  const token = matchToken({ tokens, capture });
  findings = {
    ...findings,
    ...(token ? { token } : {}),
    organizations,
    apps: withChosen({ organizations, apps }, session.selected, session.before?.apps ?? []),
    checks: evaluate({ capture, allowed, answers, identity: answers, tokens, organizations }),
  };
  await session.show(findings);

  if (user) {
    const question = { userId: user.id, organizations, apps: findings.apps, chosen: session.selected };
    const looked = await lookups.complete(question, (progress) => void session.show(findings, progress));
    findings = { ...findings, apps: looked };
  }
  session.propose(propose(findings.apps, session.before?.apps ?? []));
  findings = { ...findings, apps: await tryReads(client, findings.apps, session.selected) };
  return (await revokedMeanwhile(findings, means)) ?? findings;
}

/** What the first two answers say, before any app is known. */
function identified(answers: Identity, { session, capture, allowed }: Means): Findings {
  const failure = tokenFailure(answers, session.before?.serviceUser !== undefined);
  if (failure) return { ...NOTHING_FOUND, checks: evaluate({ capture, answers }), failure };
  const { user, organizations } = answers;
  return {
    ...(user.ok ? { serviceUser: { id: user.value.id, name: user.value.name, type: user.value.type } } : {}),
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
async function revokedMeanwhile(findings: Findings, means: Means): Promise<Findings | undefined> {
  const isDoubtful =
    means.lookups.wasRefused ||
    findings.organizations.some(({ listing }) => listing === 'refused') ||
    findings.apps.some(({ reads, source }) => reads === 'refused' || source === 'unknown');
  if (!isDoubtful) return undefined;
  const again = identified(await identify(means.client), means);
  return again.failure?.code === 'humanitecRefused' ? again : undefined;
}
