import { placeOf } from '../infisical/place';
import type { Project } from '../infisical/types';
import type { SyncsSeen } from './types';

type Place = Parameters<typeof placeOf>[0];

/** A project that was asked for the syncs of a connection, each of which is where it writes to. */
type Asked = Project & ({ state: 'listed'; syncs: readonly Place[] } | { state: 'refused' | 'failed' });

/** What a look at the syncs of a connection comes to, at a time in epoch milliseconds. */
export function seenIn(projects: readonly Asked[], unlisted: number, at: number): SyncsSeen {
  const looked = projects.filter((project) => project.state === 'listed');
  return {
    at,
    projects: looked.flatMap(({ id, name, syncs }) =>
      syncs.length > 0 ? { id, name, syncs: syncs.length, destinations: syncs.map(placeOf) } : [],
    ),
    unlisted: unlisted + projects.length - looked.length,
  };
}

/** Where all syncs that were seen write to; undefined where that is not known of each. */
export function destinationsOf({ projects }: SyncsSeen): string[] | undefined {
  const known = projects.map(({ destinations }) => destinations);
  return known.includes(undefined) ? undefined : known.flatMap((destinations) => destinations ?? []);
}
