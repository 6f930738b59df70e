import type { SyncsSeen } from '../../connections/types';
import type { Listing } from '../state';

/** What a look at the syncs of a connection comes to. */
export function seenIn({ listed, unlisted }: Listing): SyncsSeen {
  const looked = listed.filter((project) => project.state === 'listed');
  return {
    at: Date.now(),
    projects: looked.flatMap(({ id, name, syncs }) =>
      syncs.length > 0 ? { id, name, syncs: syncs.length } : [],
    ),
    unlisted: unlisted + listed.length - looked.length,
  };
}
