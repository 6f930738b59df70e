import { say } from '../../sentence';
import { readTargets } from '../reads';
import type { AppAccess, Remedy, Verdict } from '../types';
import { appLabel } from '../words';
import { APP_FACTS, type AppFacts } from './app-facts';
import { defineCheck } from './check';
import { addToAnApp, makeDeveloper, TRY_AGAIN } from './remedies';

/**
 * Whether the reads succeed that a sync makes before it writes. They do not prove that writing works: the API has no
 * dry run, so the finding says so.
 */
export const syncReadsCheck = defineCheck({
  id: 'sync-reads',
  needs: APP_FACTS,
  severity: 'blocking',
  evaluate: (facts) => {
    const { organizations, apps, selected } = facts;
    const label = appLabel(organizations.length > 1);
    const candidates = readTargets(apps, selected);
    const targets = candidates.filter(({ trialReads }) => trialReads !== undefined);
    const labels = (these: typeof targets) => these.map(label).join(', ');
    const unread = candidates.filter(({ trialReads }) => trialReads === undefined);
    const refused = targets.filter(({ trialReads }) => trialReads === 'refused');
    const open = targets.filter(({ trialReads }) => trialReads === 'unknown');
    const [first] = refused;
    if (first) {
      return {
        verdict: refusal(refused, targets, selected.length > 0),
        finding: say('access.syncReads.refused', refused.map(withEnvironments(label)).join(', ')),
        remedy: refusedRemedy(facts, first),
      };
    }
    if (candidates.length === 0) {
      const low = apps.find(({ write, absence }) => write === 'no' && absence !== 'deleting');
      const remedy = low ? makeDeveloper(facts, low) : addToAnApp(facts);
      return { verdict: 'unknown', finding: say('access.syncReads.nothing'), remedy };
    }
    if (unread.length > 0 && (selected.length > 0 || targets.length === 0)) {
      const finding = say('access.syncReads.notTried', labels(unread));
      return { verdict: 'unknown', finding, remedy: TRY_AGAIN };
    }
    if (open.length > 0)
      return {
        verdict: 'unknown',
        finding: say('access.syncReads.unknown', labels(open)),
        remedy: TRY_AGAIN,
      };
    const environments = targets.reduce((sum, app) => sum + app.environments.length, 0);
    return { verdict: 'pass', finding: say('access.syncReads.ok', labels(targets), environments) };
  },
});

/** An app with the environments that are refused, unless all are: `shop (production)`. */
function withEnvironments(label: (app: AppAccess) => string): (app: AppAccess) => string {
  return (app) => {
    const refused = app.refusedEnvironments ?? [];
    const isPart = refused.length > 0 && refused.length < app.environments.length;
    return isPart ? `${label(app)} (${refused.join(', ')})` : label(app);
  };
}

/** A role helps where there is none that writes; where there is one, somebody has to find out why it does not do. */
function refusedRemedy(facts: AppFacts, app: AppAccess): Remedy {
  return app.write === 'no' ? makeDeveloper(facts, app) : { text: say('access.apps.askOwner') };
}

/** A refused read settles the matter for a chosen app, and for the sample only where no app of it was read. */
function refusal(refused: readonly AppAccess[], targets: readonly AppAccess[], chosen: boolean): Verdict {
  if (chosen) return 'fail';
  if (refused.some(({ write }) => write === 'unknown')) return 'unknown';
  return refused.length === targets.length ? 'fail' : 'warn';
}
