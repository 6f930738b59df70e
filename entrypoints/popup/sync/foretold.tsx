import { i18n } from '#i18n';
import { wordsWith } from '@/components/words';
import type { DryRun, Obstacle } from '@/utils/syncs/dry-run/types';
import type { Duplicates, Look } from '@/utils/syncs/types';
import { countEffects, DryRunTable } from './dry-run-table';

/** So many keys are named in a sentence. */
const NAMED = 5;

/** Id of what a press is about. */
export const FORETOLD = 'foretold';

/** What a run would do: what is not certain, what is dangerous, and then key by key. */
export function Foretold({ look: { dryRun, duplicates } }: { look: Look }) {
  return (
    <>
      <Obstacles obstacles={dryRun.obstacles} />
      <Rivals duplicates={duplicates} />
      <div id={FORETOLD}>
        <Counts dryRun={dryRun} />
      </div>
      <SideEffects dryRun={dryRun} />
      <DryRunTable keys={dryRun.keys} />
      <small>{i18n.t('popup.sync.namesOnly')}</small>
    </>
  );
}

function Obstacles({ obstacles }: Pick<DryRun, 'obstacles'>) {
  if (obstacles.length === 0) return null;
  return (
    <div className="notice fail" role="alert">
      <strong>{i18n.t('popup.sync.obstacles')}</strong>
      <ul>
        {obstacles.map((obstacle) => (
          <li key={JSON.stringify(obstacle)}>{obstacleWords(obstacle)}</li>
        ))}
      </ul>
    </div>
  );
}

function obstacleWords(obstacle: Obstacle): string {
  switch (obstacle.code) {
    case 'key-schema-invalid':
      return i18n.t('popup.sync.obstacle.schema');
    case 'key-refused':
      return wordsWith('popup.sync.obstacle.refused', obstacle.key);
    case 'key-breaks-address':
      return wordsWith('popup.sync.obstacle.address', obstacle.key);
    case 'key-twice':
      return wordsWith('popup.sync.obstacle.twice', obstacle.key);
    case 'import-unseen':
      return wordsWith('popup.sync.obstacle.unseen', obstacle.path, obstacle.environment);
    case 'too-many-imports':
      return i18n.t('popup.sync.obstacle.imports');
    case 'inherited-deletion':
      return wordsWith('popup.sync.obstacle.inherited', named(obstacle.keys));
  }
}

/** Other syncs that write to the same place. */
function Rivals({ duplicates: { found, isElsewhere, unlisted } }: { duplicates: Duplicates }) {
  return (
    <>
      {(found.length > 0 || isElsewhere) && (
        <div className="notice warn" role="alert">
          {found.map(({ name, project, deletes }) => (
            <p key={`${project} ${name}`}>
              {wordsWith(deletes ? 'popup.sync.rivalDeletes' : 'popup.sync.rival', name, project)}
            </p>
          ))}
          {isElsewhere && <p>{i18n.t('popup.sync.rivalElsewhere')}</p>}
        </div>
      )}
      {unlisted > 0 && <small>{i18n.t('popup.sync.unlisted', [String(unlisted)])}</small>}
    </>
  );
}

/** The dangerous ones first, in a sentence. */
function Counts({ dryRun: { keys } }: { dryRun: DryRun }) {
  const counts = countEffects(keys);
  const dangers = [
    counts.deleted > 0 ? i18n.t('popup.sync.counts.deleted', [String(counts.deleted)]) : '',
    counts['stays-plain'] > 0 ? i18n.t('popup.sync.counts.staysPlain', [String(counts['stays-plain'])]) : '',
    counts.overwritten > 0 ? i18n.t('popup.sync.counts.overwritten', [String(counts.overwritten)]) : '',
  ].filter(Boolean);
  const rest = i18n.t('popup.sync.counts.rest', [String(counts.added), String(counts['left-alone'])]);
  return (
    <p>
      <strong>{dangers.length > 0 ? dangers.join(' ') : i18n.t('popup.sync.counts.harmless')}</strong> {rest}
    </p>
  );
}

function SideEffects({ dryRun: { addedToApp, emptyAtFirst } }: { dryRun: DryRun }) {
  return (
    <>
      {addedToApp.length > 0 && (
        <p className="notice warn">{wordsWith('popup.sync.addedToApp', named(addedToApp))}</p>
      )}
      {emptyAtFirst.length > 0 && (
        <p className="notice warn">{wordsWith('popup.sync.emptyAtFirst', named(emptyAtFirst))}</p>
      )}
    </>
  );
}

function named(keys: readonly string[]): string {
  const names = keys.slice(0, NAMED).join(', ');
  return keys.length > NAMED ? `${names}, … (${keys.length})` : names;
}
