import type { Project } from '../infisical/types';
import type { SyncsSeen } from './types';

/** A project that was asked for the syncs of a connection. */
type Asked = Project & ({ state: 'listed'; syncs: readonly unknown[] } | { state: 'refused' | 'failed' });

/** What a look at the syncs of a connection comes to, at a time in epoch milliseconds. */
export function seenIn(projects: readonly Asked[], unlisted: number, at: number): SyncsSeen {
  const looked = projects.filter((project) => project.state === 'listed');
  return {
    at,
    projects: looked.flatMap(({ id, name, syncs }) =>
      syncs.length > 0 ? { id, name, syncs: syncs.length } : [],
    ),
    unlisted: unlisted + projects.length - looked.length,
  };
}
