import { i18n } from '#i18n';
import { UnderWay } from '@/components/under-way';
import { useAction } from '@/components/use-action';
import { useResumed } from '@/components/use-resumed';
import { useStored } from '@/components/use-stored';
import { VerdictSign } from '@/components/verdict';
import { failureWords, words, wordsWith } from '@/components/words';
import { destinationsOf } from '@/utils/connections/seen';
import { isSameConnection, type KnownConnection, keyOf } from '@/utils/connections/types';
import type { Verdict } from '@/utils/preflight/types';
import { syncRunsItem } from '@/utils/syncs/runs/storage';
import type { SyncRuns as Runs, SyncRun } from '@/utils/syncs/runs/types';
import { HealthFailure } from './health-failure';

/** So many destinations are named. */
const MOST = 8;

/** Has the syncs of a connection run with the token that it has got, and shows where each stands. */
export function SyncRuns({ connection }: { connection: KnownConnection }) {
  const stored = useStored(syncRunsItem);
  const start = useAction('connections.run-syncs');
  const destinations = connection.seen && destinationsOf(connection.seen);
  if (stored === undefined) return null;
  // Those of the token before say nothing.
  const isMine = stored && isSameConnection(stored.connection, connection);
  const runs = isMine && stored.pushedAt === connection.pushedAt ? stored : undefined;
  const onRun = (): void => void start.run({ ...keyOf(connection), destinations: destinations ?? [] });
  const failure = start.failure ?? (runs?.state === 'over' ? runs.failure : undefined);
  return (
    <div className="stack tight">
      {runs && <Standing runs={runs} />}
      {failure && <HealthFailure connection={connection} failure={failure} onAgain={onRun} />}
      {runs?.state !== 'looking' && runs?.state !== 'running' && (
        <Offer destinations={destinations} busy={start.busy} onRun={onRun} />
      )}
    </div>
  );
}

interface OfferProps {
  /** Undefined where the syncs are not known. */
  destinations: readonly string[] | undefined;
  busy: boolean;
  onRun: () => void;
}

function Offer({ destinations, busy, onRun }: OfferProps) {
  if (!destinations) return <small>{i18n.t('connections.rotation.checkFirst')}</small>;
  if (destinations.length === 0) return null;
  const named = destinations.slice(0, MOST).join(', ');
  const more = destinations.length - MOST;
  const places = more > 0 ? wordsWith('connections.rotation.andMore', named, more) : named;
  return (
    <>
      <small>{wordsWith('connections.rotation.writesTo', destinations.length, places)}</small>
      <div>
        <button type="button" disabled={busy} onClick={onRun}>
          {i18n.t('connections.rotation.runSyncs')}
        </button>
      </div>
    </>
  );
}

function Standing({ runs }: { runs: Runs }) {
  const isUnderWay = runs.state !== 'over';
  const { run: resume } = useAction('connections.resume-runs');
  useResumed(isUnderWay, () => void resume({}));
  if (runs.state === 'looking') return <UnderWay text={i18n.t('connections.rotation.looking')} />;
  const isOver = ({ state }: SyncRun) => state !== 'waiting' && state !== 'running';
  const counts = [runs.runs.filter(isOver).length, runs.runs.length].map(String);
  return (
    <>
      {isUnderWay && <UnderWay text={i18n.t('connections.rotation.running', counts as [string, string])} />}
      <ul className="plain-list" aria-label={i18n.t('connections.rotation.syncs')}>
        {runs.runs.map((run) => (
          <li key={`${run.id} ${run.name} ${run.place}`} className="with-sign">
            <VerdictSign verdict={VERDICTS[run.state]} />
            <span>
              <bdi>{run.name}</bdi> → <bdi>{run.place}</bdi>: {stateWords(run)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const VERDICTS: Record<SyncRun['state'], Verdict> = {
  waiting: 'unknown',
  running: 'unknown',
  succeeded: 'pass',
  failed: 'fail',
  stopped: 'warn',
};

function stateWords(run: SyncRun): string {
  switch (run.state) {
    case 'waiting':
      return i18n.t('connections.rotation.waiting');
    case 'running':
      return i18n.t('connections.rotation.isRunning');
    case 'succeeded':
      return i18n.t('connections.rotation.succeeded');
    case 'failed':
      return words(run.message);
    case 'stopped': {
      const { what, next } = failureWords(run.failure);
      return `${what} ${next}`;
    }
  }
}
