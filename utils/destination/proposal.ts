import type { Capture } from '../capture/types';
import type { HistoryEntry } from '../history/types';
import { profileInUse, selectableProfiles } from '../infisical/selectable';
import type { Profile, Scope } from '../infisical/types';
import type { Policy } from '../policy/types';
import { homeOf } from '../preflight/home';
import type { Preflight } from '../preflight/types';
import type { ChosenProfile, ReadyDestination } from './types';

/** All that decides which profile is proposed. */
export interface ProposalFacts {
  /** The one in work, if there is any. */
  capture: Pick<Capture, 'id' | 'pageOrg'> | undefined;
  preflight: Pick<Preflight, 'captureId' | 'organizations'> | null;
  history: readonly HistoryEntry[];
  saved: readonly Profile[];
  /** Of the profile used last. */
  lastId: string | null;
  /** What the user has gone for, for whichever capture; the first that is about this one counts. */
  choices: readonly (ChosenProfile | null)[];
  policy: Policy;
}

/** The Humanitec organization of a capture, as far as its page or its checks have told it. */
export function organizationOf({
  capture,
  preflight,
}: Pick<ProposalFacts, 'capture' | 'preflight'>): string | undefined {
  if (!capture) return undefined;
  const organizations = preflight?.captureId === capture.id ? preflight.organizations : [];
  return homeOf({ capture, organizations });
}

/**
 * The profile to propose for the capture in work: what the user has gone for; else the one that the last token of the same
 * organization went to, unless it was removed or leads elsewhere by now; else the one used last.
 */
export function proposedProfile(facts: ProposalFacts): Profile {
  const { capture, history, saved, lastId, choices, policy } = facts;
  const profiles = selectableProfiles(saved, policy);
  const choice = choices.find((one) => one !== null && one.captureId === capture?.id);
  const last = lastPush(organizationOf(facts), history);
  return (
    profiles.find(({ id }) => id === choice?.profileId) ??
    profiles.find((profile) => last && wentTo(last, profile)) ??
    profileInUse(saved, lastId, policy)
  );
}

/**
 * The level to propose for a new connection: the one that the last token of the same organization got there, where it can
 * be had again; else the profile's own.
 */
export function proposedScope(
  { profile, account, projects }: Pick<ReadyDestination, 'profile' | 'account' | 'projects'>,
  organization: string | undefined,
  history: readonly HistoryEntry[],
): Scope {
  const last = lastPush(organization, history);
  if (!last || !wentTo(last, profile)) return profile.scope;
  const { organization: here } = account;
  if (here && here.id !== last.organizationId) return profile.scope;
  const id = last.wantedProjectId === undefined ? last.projectId : last.wantedProjectId;
  if (id === null) return { level: 'organization' };
  const project = projects.find((one) => one.id === id);
  return project ? { level: 'project', id, name: project.name } : profile.scope;
}

/** The latest push of a token of an organization; the history has the latest first. */
function lastPush(
  organization: string | undefined,
  history: readonly HistoryEntry[],
): HistoryEntry | undefined {
  if (organization === undefined) return undefined;
  return history.find(({ humanitecOrganizations }) => humanitecOrganizations.includes(organization));
}

function wentTo({ profileId, siteUrl }: HistoryEntry, profile: Profile): boolean {
  return profileId === profile.id && siteUrl === profile.siteUrl;
}
