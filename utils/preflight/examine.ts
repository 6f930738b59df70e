import type { Capture } from '../capture/types';
import type { Humanitec } from '../humanitec/client';
import { parseRoles } from '../humanitec/roles';
import { ask } from './answered';
import { expiryCheck, matchToken } from './checks/expiry';
import { kindCheck } from './checks/kind';
import { organizationCheck } from './checks/organization';
import { pageCheck } from './checks/page';
import { tokenCheck, tokenFailure } from './checks/token';
import type { Findings } from './conclude';
import { expiryOf } from './expiry-hint';
import type { Lookups, Progress } from './lookups';
import { tryReads } from './reads';
import { type Identity, identify, knownOrganizations, survey } from './survey';
import type { AppAccess, AppRef } from './types';

export interface Examination {
  client: Humanitec;
  capture: Capture;
  /** Humanitec organizations that an administrator allows; undefined allows all. */
  allowed: readonly string[] | undefined;
  /** Adds what was chosen and is not among the apps that were found. */
  withChosen: (findings: Findings) => AppAccess[];
  /** Whether an earlier check found out whose token it is. */
  ownerKnown: boolean;
  /** Asked once for each organization and app, however often the checks are made again in one run. */
  lookups: Lookups;
  /** What the user has chosen until now. */
  selected: () => readonly AppRef[];
  /** The apps to try reads on, asked for as late as possible: the user may choose while the checks run. */
  choose: (apps: readonly AppAccess[]) => readonly AppRef[];
  /** Called with what is known so far. */
  onFindings: (findings: Findings, progress?: Progress) => void;
}

/** Runs all checks over a token, from the one call that says most to the single lookups. */
export async function examine(examination: Examination): Promise<Findings> {
  const { client, lookups, selected, choose, withChosen, onFindings } = examination;
  const identity = await identify(client);
  let findings = identified(identity, examination);
  if (findings.failure) return findings;
  onFindings(findings);

  findings = await surveyed(findings, identity, examination);
  findings = { ...findings, apps: withChosen(findings) };
  onFindings(findings);

  if (identity.user.ok) {
    const { organizations, apps } = findings;
    const question = { userId: identity.user.value.id, organizations, apps, chosen: selected() };
    const looked = await lookups.complete(question, (progress) => onFindings(findings, progress));
    findings = { ...findings, apps: looked };
  }
  findings = { ...findings, apps: await tryReads(client, findings.apps, choose(findings.apps)) };
  return (await revokedMeanwhile(findings, examination)) ?? findings;
}

/** What the first two answers say, before any app is known. */
function identified(identity: Identity, { capture, allowed, ownerKnown }: Examination): Findings {
  const token = tokenCheck(identity, capture.pageOrg);
  const failure = tokenFailure(identity, ownerKnown);
  const { user, organizations } = identity;
  const serviceUser = user.ok
    ? { serviceUser: { id: user.value.id, name: user.value.name, type: user.value.type } }
    : {};
  if (failure) return { organizations: [], apps: [], checks: [token], failure };
  const org = capture.pageOrg ?? (organizations.ok ? organizations.value[0]?.id : undefined);
  const page = pageCheck(capture, organizations);
  return {
    ...serviceUser,
    organizations: (organizations.ok ? organizations.value : []).map(({ id, name }) => ({
      id,
      name,
      role: null,
    })),
    apps: [],
    checks: [
      token,
      kindCheck(user, org),
      organizationCheck(organizations, { pageOrg: capture.pageOrg, allowed }),
      ...(page ? [page] : []),
    ],
  };
}

/** Adds the organizations' apps and the token's expiry: one request each. */
async function surveyed(
  findings: Findings,
  identity: Identity,
  { client, capture }: Examination,
): Promise<Findings> {
  const user = identity.user.ok ? identity.user.value : null;
  const roles = user && parseRoles(user.roles);
  const [{ organizations, apps }, tokens] = await Promise.all([
    survey(client, knownOrganizations(identity, roles), roles),
    user ? ask(client.tokens(user.id)) : undefined,
  ]);
  const evidence = {
    tokens,
    tokenId: capture.tokenId,
    hint: expiryOf(capture.expiryHint, capture.capturedAt),
    org: capture.pageOrg ?? organizations[0]?.id,
    now: Date.now(),
  };
  const token = matchToken(evidence);
  return {
    ...findings,
    ...(token ? { token } : {}),
    organizations,
    apps,
    checks: [...findings.checks, expiryCheck(evidence)],
  };
}

/**
 * A token can be revoked while it is checked; then every later call is refused as if roles were missing. So after a
 * refusal the first calls are made again, and only if they are still answered the refusal is about a role.
 */
async function revokedMeanwhile(findings: Findings, examination: Examination): Promise<Findings | undefined> {
  const doubtful =
    examination.lookups.wasRefused ||
    findings.organizations.some(({ listing }) => listing === 'refused') ||
    findings.apps.some(({ reads, source }) => reads === 'refused' || source === 'unknown');
  if (!doubtful) return undefined;
  const again = identified(await identify(examination.client), examination);
  return again.failure?.code === 'humanitecRefused' ? again : undefined;
}
