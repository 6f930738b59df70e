import { appsUrl, consoleUrl, peopleUrl } from '../../humanitec/console';
import { say } from '../../sentence';
import { readTargets } from '../reads';
import type { AppAccess, Check, Verdict } from '../types';
import { appLabel } from '../words';
import type { Scope } from './apps';

/**
 * Whether the reads succeed that a sync makes before it writes. They do not prove that writing works: the API has no
 * dry run, so the finding says so. Absent while none of the apps has been read, e.g. just after they were chosen.
 */
export function syncReadsCheck({ organizations, apps, selected }: Scope): Check | undefined {
  const candidates = readTargets(apps, selected);
  const targets = candidates.filter(({ reads }) => reads !== undefined);
  const labels = (these: typeof targets) => these.map(appLabel(organizations.length > 1)).join(', ');
  const refused = targets.filter(({ reads }) => reads === 'refused');
  const open = targets.filter(({ reads }) => reads === 'unknown');
  const [first] = refused;
  if (first) {
    return {
      id: 'sync-reads',
      verdict: refusal(refused, targets, selected.length > 0),
      finding: say('access.syncReads.refused', labels(refused)),
      remedy: { text: say('access.apps.addDeveloper', first.app), url: peopleUrl(first.org, first.app) },
    };
  }
  if (candidates.length === 0) {
    const [organization] = organizations;
    return {
      id: 'sync-reads',
      verdict: 'unknown',
      finding: say('access.syncReads.nothing'),
      remedy: {
        text: say('access.apps.addToAnApp'),
        url: organization ? appsUrl(organization.id) : consoleUrl(),
      },
    };
  }
  if (targets.length === 0) return undefined;
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

/** A refused read settles the matter for a chosen app, and for the sample only where no app of it was read. */
function refusal(refused: readonly AppAccess[], targets: readonly AppAccess[], chosen: boolean): Verdict {
  if (chosen) return 'fail';
  if (refused.some(({ write }) => write === 'unknown')) return 'unknown';
  return refused.length === targets.length ? 'fail' : 'warn';
}
