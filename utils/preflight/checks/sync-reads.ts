import { peopleUrl } from '../../humanitec/console';
import { say } from '../../sentence';
import { readTargets } from '../reads';
import type { Check } from '../types';
import { appLabel } from '../words';
import type { Scope } from './apps';

/**
 * Whether the reads succeed that a sync makes before it writes. They do not prove that writing works: the API has no
 * dry run, so the finding says so.
 */
export function syncReadsCheck({ organizations, apps, selected }: Scope): Check {
  const targets = readTargets(apps, selected).filter(({ reads }) => reads !== undefined);
  const labels = (these: typeof targets) => these.map(appLabel(organizations.length > 1)).join(', ');
  const refused = targets.filter(({ reads }) => reads === 'refused');
  const open = targets.filter(({ reads }) => reads === 'unknown');
  const [first] = refused;
  if (first) {
    return {
      id: 'sync-reads',
      verdict: 'fail',
      finding: say('access.syncReads.refused', labels(refused)),
      remedy: { text: say('access.apps.addDeveloper', first.app), url: peopleUrl(first.org, first.app) },
    };
  }
  if (targets.length === 0)
    return { id: 'sync-reads', verdict: 'unknown', finding: say('access.syncReads.nothing') };
  if (open.length > 0) {
    return {
      id: 'sync-reads',
      verdict: 'unknown',
      finding: say('access.syncReads.unknown', labels(open)),
      remedy: { text: say('access.token.tryAgain') },
    };
  }
  return { id: 'sync-reads', verdict: 'pass', finding: say('access.syncReads.ok', labels(targets)) };
}
