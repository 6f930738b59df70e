import type { HistoryEntry } from '../history/types';
import { connectionName, DESCRIPTION_MAX } from '../infisical/names';
import { selectedApps } from '../preflight/selection';
import type { Preflight } from '../preflight/types';
import { provenanceOf } from './provenance';
import type { ReadyDestination } from './types';

const LABEL = 'Humanitec';

/**
 * Fills in what is suggested for the connection form, from the service user that the preflight found: a name that no
 * listed connection has, a description, the connection that was pushed for the same service user before, and what the
 * history says about tokens of its organization.
 */
export function withSuggestions(
  destination: ReadyDestination,
  preflight: Preflight | null,
  history: readonly HistoryEntry[],
  now: Date,
): ReadyDestination {
  const { known: _, provenance: __, ...rest } = destination;
  const { profile, account, connections } = destination;
  const known = knownConnection(destination, preflight, history);
  const provenance = provenanceOf(profile, account, preflight, history);
  return {
    ...rest,
    suggestedName: suggestName(preflight, new Set(connections.map(({ name }) => name))),
    suggestedDescription: suggestDescription(preflight, account.name, now),
    ...(known ? { known } : {}),
    ...(provenance ? { provenance } : {}),
  };
}

function suggestName(preflight: Preflight | null, taken: ReadonlySet<string>): string {
  const organization = preflight?.organizations[0]?.id ?? '';
  return connectionName([LABEL, organization, preflight?.serviceUser?.name ?? ''], taken);
}

/**
 * Written for whoever reads it in Infisical later, whose pages are English: service user, apps, who, when. Apps that
 * do not fit are counted.
 */
function suggestDescription(preflight: Preflight | null, who: string | undefined, now: Date): string {
  const user = preflight?.serviceUser;
  const apps = (preflight ? selectedApps(preflight) : []).map(({ org, app }) => `${org}/${app}`);
  const describe = (shown: number) => {
    const more = apps.length - shown;
    const list = [...apps.slice(0, shown), ...(more > 0 ? [`${more} more`] : [])].join(', ');
    return [
      user ? `${LABEL} service user ${user.name} (${user.id})` : LABEL,
      ...(list ? [`apps: ${list}`] : []),
      ...(who ? [`by ${who}`] : []),
      now.toISOString().slice(0, 10),
    ].join('; ');
  };
  let shown = apps.length;
  while (shown > 0 && describe(shown).length > DESCRIPTION_MAX) shown--;
  return describe(shown).slice(0, DESCRIPTION_MAX);
}

/** The latest connection pushed from here for this service user, else for one of its organizations, if still listed. */
function knownConnection(
  { profile, connections }: ReadyDestination,
  preflight: Preflight | null,
  history: readonly HistoryEntry[],
): ReadyDestination['known'] {
  const listed = new Set(connections.map(({ id }) => id));
  const here = history
    .filter((entry) => entry.siteUrl === profile.siteUrl && listed.has(entry.connectionId))
    .sort((a, b) => b.at - a.at);
  const user = preflight?.serviceUser?.id;
  const ofUser = here.find((entry) => user !== undefined && entry.serviceUserId === user);
  if (ofUser) return { connectionId: ofUser.connectionId, by: 'service-user' };
  const organizations = new Set(preflight?.organizations.map(({ id }) => id));
  const related = here.find((entry) => entry.humanitecOrganizations.some((id) => organizations.has(id)));
  return related && { connectionId: related.connectionId, by: 'organization' };
}
