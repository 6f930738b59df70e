import { useCallback } from 'react';
import { i18n } from '#i18n';
import { AllowHost } from '@/components/allow-host';
import { CopyButton } from '@/components/copy-button';
import { FailureAlert } from '@/components/failure-alert';
import { Named } from '@/components/named';
import { useAction } from '@/components/use-action';
import { useNow } from '@/components/use-now';
import { useStored } from '@/components/use-stored';
import { VerdictSign } from '@/components/verdict';
import { keyOf, words } from '@/components/words';
import type { Capture } from '@/utils/capture/types';
import { API_HOST } from '@/utils/humanitec/hosts';
import { preflightReport } from '@/utils/preflight/report';
import { preflightItem } from '@/utils/preflight/storage';
import type { Preflight } from '@/utils/preflight/types';
import { AccessTable } from './access-table';
import { CheckList, RemedyText } from './check-list';
import { useOnArrival } from './use-on-arrival';
import { useResumed } from './use-resumed';

/**
 * What the token can really do. Runs the checks when it appears, as the user captured or pasted this very token, and
 * again when the user comes back to it.
 */
export function PreflightPanel({ capture }: { capture: Capture }) {
  const stored = useStored(preflightItem);
  const { run, busy, failure } = useAction('preflight.run');
  const check = useCallback(() => void run({}), [run]);
  useOnArrival(check);
  const preflight = stored?.captureId === capture.id ? stored : undefined;
  useResumed(preflight?.state === 'running', check);
  const running = busy || preflight?.state === 'running';
  return (
    <section className="stack" aria-label={i18n.t('popup.access.title')}>
      {preflight && <Result preflight={preflight} onAllowed={check} />}
      {failure && <FailureAlert failure={failure} />}
      <div className="row">
        <button type="button" className="quiet" disabled={running} onClick={check}>
          {i18n.t('popup.access.checkAgain')}
        </button>
        {preflight && (
          <CopyButton
            label={i18n.t('popup.access.copyReport')}
            text={() => preflightReport(preflight, words)}
          />
        )}
        <Progress running={running} preflight={preflight} />
      </div>
    </section>
  );
}

function Result({ preflight, onAllowed }: { preflight: Preflight; onAllowed: () => void }) {
  const { serviceUser, organizations, verdict, summary, changes, checks, failure, keptFrom } = preflight;
  return (
    <>
      <dl className="facts">
        {serviceUser && (
          <>
            <dt>{i18n.t('popup.access.serviceUser')}</dt>
            <dd>
              <Named {...serviceUser} />
            </dd>
          </>
        )}
        {organizations.length > 0 && (
          <>
            <dt>{i18n.t('popup.access.organization')}</dt>
            {organizations.map((organization) => (
              <dd key={organization.id}>
                <Named {...organization} />
              </dd>
            ))}
          </>
        )}
      </dl>
      {failure && (
        <FailureAlert failure={failure}>
          {failure.code === 'humanitecPermissionMissing' && (
            <AllowHost pattern={API_HOST} onAllowed={onAllowed} />
          )}
          {keptFrom === undefined &&
            checks.map(
              ({ id, remedy }) => remedy?.url !== undefined && <RemedyText key={id} remedy={remedy} />,
            )}
        </FailureAlert>
      )}
      {(!failure || keptFrom !== undefined) && (
        <>
          <div className={`notice ${verdict} with-sign`} role={verdict === 'fail' ? 'alert' : 'status'}>
            <VerdictSign verdict={verdict} />
            <strong>{words(summary)}</strong>
          </div>
          <CheckList checks={checks} />
        </>
      )}
      {changes.map((change) => (
        <p key={keyOf(change)} role="status">
          {words(change)}
        </p>
      ))}
      <AccessTable preflight={preflight} />
    </>
  );
}

function Progress({ running, preflight }: { running: boolean; preflight: Preflight | undefined }) {
  const cancel = useAction('preflight.cancel');
  if (running) {
    const progress = preflight?.progress;
    return (
      <>
        <span className="spinner" aria-hidden="true" />
        <span role="status" className="quiet-text">
          {progress
            ? i18n.t('popup.access.progress', [String(progress.done), String(progress.total)])
            : i18n.t('popup.access.checking')}
        </span>
        <button type="button" className="quiet" onClick={() => cancel.run({})}>
          {i18n.t('common.cancel')}
        </button>
        {preflight && !preflight.isPartial && <Age checkedAt={preflight.checkedAt} />}
      </>
    );
  }
  return preflight ? <Age checkedAt={preflight.checkedAt} /> : null;
}

/** How old the result is that is shown, also while the next one is on its way. */
function Age({ checkedAt }: { checkedAt: number }) {
  const minutes = Math.floor((useNow() - checkedAt) / 60_000);
  return (
    <span className="quiet-text">
      {minutes < 1
        ? i18n.t('popup.access.justChecked')
        : i18n.t('popup.access.checkedAgo', [String(minutes)])}
    </span>
  );
}
