import { useState } from 'react';
import { i18n } from '#i18n';
import { AskOnce } from '@/components/ask-once';
import { FailureAlert } from '@/components/failure-alert';
import { Named } from '@/components/named';
import { UndoNotice } from '@/components/undo-notice';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import { historyCsv, historyJson } from '@/utils/history/export';
import { historyItem } from '@/utils/history/storage';
import type { HistoryEntry } from '@/utils/history/types';
import { download } from './download';
import { moment } from './moment';
import { focusSection, Section } from './section';
import { WorksOn } from './works-on';

/** The connections made from this browser: no secrets, kept on this computer only. */
export function HistorySection() {
  const history = useStored(historyItem);
  const clear = useAction('history.clear');
  const restore = useAction('history.restore');
  // Held here alone, for as long as this page is open.
  const [cleared, setCleared] = useState<HistoryEntry[]>();
  if (!history) return null;
  const onClear = async (): Promise<void> => {
    if ((await clear.run({})) !== undefined) setCleared([...history, ...(cleared ?? [])]);
  };
  const onUndo = async (entries: HistoryEntry[]): Promise<void> => {
    if ((await restore.run({ entries })) === undefined) return;
    setCleared(undefined);
    focusSection('history');
  };
  const failure = clear.failure ?? restore.failure;
  return (
    <Section id="history">
      <div className="card stack">
        {history.length === 0 ? (
          <p>{i18n.t('options.history.empty')}</p>
        ) : (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: with the keyboard, only what has the focus can be scrolled. */}
            <div className="scroll" tabIndex={0}>
              <HistoryTable entries={history} />
            </div>
            <div className="row">
              <button type="button" onClick={() => download('connections.json', historyJson(history))}>
                {i18n.t('options.history.json')}
              </button>
              <button type="button" onClick={() => download('connections.csv', historyCsv(history))}>
                {i18n.t('options.history.csv')}
              </button>
              <AskOnce question={i18n.t('options.history.clearAsk')} disabled={clear.busy} onYes={onClear}>
                {i18n.t('options.history.clear')}
              </AskOnce>
            </div>
          </>
        )}
        {cleared && (
          <>
            <UndoNotice
              text={i18n.t('options.history.cleared')}
              busy={restore.busy}
              onUndo={() => void onUndo(cleared)}
            />
            <WorksOn
              text={i18n.t('options.leaving.history')}
              siteUrls={cleared.map(({ siteUrl }) => siteUrl)}
              entries={cleared}
            />
          </>
        )}
        {failure && <FailureAlert failure={failure} />}
      </div>
    </Section>
  );
}

function HistoryTable({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <table aria-label={i18n.t('options.history.title')}>
      <thead>
        <tr>
          <th scope="col">{i18n.t('options.history.when')}</th>
          <th scope="col">{i18n.t('options.history.connection')}</th>
          <th scope="col">{i18n.t('options.history.infisical')}</th>
          <th scope="col">{i18n.t('options.history.serviceUser')}</th>
          <th scope="col">{i18n.t('options.history.token')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>{moment(entry.at)}</td>
            <td>
              <bdi>{entry.connectionName}</bdi>
              <div className="quiet-text">{i18n.t(`options.history.${entry.kind}`)}</div>
            </td>
            <td>
              {new URL(entry.siteUrl).host}
              <div className="quiet-text">
                <Named id={entry.organizationId} name={entry.organizationName} />
              </div>
            </td>
            <td>
              {entry.serviceUserId !== undefined && (
                <Named id={entry.serviceUserId} name={entry.serviceUserName} />
              )}
              <div className="quiet-text">{entry.humanitecOrganizations.join(', ')}</div>
            </td>
            <td>
              <bdi>{entry.tokenId ?? ''}</bdi>
              <div className="quiet-text">
                {typeof entry.tokenExpiresAt === 'string' &&
                  i18n.t('options.history.expires', [moment(Date.parse(entry.tokenExpiresAt))])}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
