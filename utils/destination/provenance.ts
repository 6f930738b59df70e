import type { HistoryEntry } from '../history/types';
import type { Account, Profile } from '../infisical/types';
import type { Preflight } from '../preflight/types';
import { type Sentence, say } from '../sentence';
import type { Provenance } from './types';

/** At most so many ids are named. */
const MAX_NAMED = 5;

/** Undefined where it is not known yet which organizations the token belongs to. */
export function provenanceOf(
  profile: Profile,
  account: Account | undefined,
  preflight: Preflight | null | undefined,
  history: readonly HistoryEntry[],
): Provenance | undefined {
  const organizations = preflight?.organizations.map(({ id }) => id) ?? [];
  if (organizations.length === 0) return undefined;
  const destination = account?.organization;
  const atSite = history.filter(({ siteUrl }) => siteUrl === profile.siteUrl);
  const here = destination
    ? atSite.filter(({ organizationId }) => organizationId === destination.id)
    : atSite;
  if (here.length === 0) {
    const last = atSite.find(({ profileId }) => profileId === undefined || profileId === profile.id);
    return last && destination
      ? {
          kind: 'other-destination',
          now: destination.name,
          until: last.organizationName ?? last.organizationId,
        }
      : { kind: 'first', organizations };
  }
  const sent = new Set(here.flatMap(({ humanitecOrganizations }) => humanitecOrganizations));
  if (sent.size === 0) return { kind: 'first', organizations };
  const added = organizations.filter((id) => !sent.has(id));
  return added.length === 0
    ? { kind: 'known', organizations }
    : { kind: 'new-organization', organizations: added, until: [...sent].slice(0, MAX_NAMED) };
}

/** Whether a user must read it before a token is sent. */
export function isSuspicious(provenance: Provenance | undefined): provenance is Suspicious {
  return provenance?.kind === 'new-organization' || provenance?.kind === 'other-destination';
}
type Suspicious = Extract<Provenance, { kind: 'new-organization' | 'other-destination' }>;

/** In words. */
export function provenanceSentence(provenance: Provenance): Sentence {
  switch (provenance.kind) {
    case 'known':
      return say('push.provenance.known', named(provenance.organizations));
    case 'first':
      return say('push.provenance.first', named(provenance.organizations));
    case 'new-organization':
      return say('push.provenance.newOrganization', named(provenance.organizations), named(provenance.until));
    case 'other-destination':
      return say('push.provenance.otherDestination', provenance.now, provenance.until);
  }
}

function named(ids: readonly string[]): string {
  const shown = ids.slice(0, MAX_NAMED).join(', ');
  return ids.length > MAX_NAMED ? `${shown}, …` : shown;
}
