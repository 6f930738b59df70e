import { useCallback } from 'react';
import { i18n } from '#i18n';
import { AllowHost } from '@/components/allow-host';
import { CopyButton } from '@/components/copy-button';
import { FailureAlert } from '@/components/failure-alert';
import { Named } from '@/components/named';
import { Skeleton } from '@/components/skeleton';
import { useAction } from '@/components/use-action';
import { useOnArrival } from '@/components/use-on-arrival';
import { useResumed } from '@/components/use-resumed';
import { useStored } from '@/components/use-stored';
import { keyOf, words } from '@/components/words';
import type { Capture } from '@/utils/capture/types';
import { API_HOST } from '@/utils/humanitec/hosts';
import { preflightReport } from '@/utils/preflight/report';
import { preflightItem } from '@/utils/preflight/storage';
import type { Preflight } from '@/utils/preflight/types';
import { AccessDetails } from './access-details';
import { AppChips } from './app-chips';
import { Checks, RemedyText } from './check-list';
import { CheckAge, CheckProgress } from './check-progress';
import { BegunGrant } from './grant/grant-state';
import { Step } from './step';
import type { StepState } from './step-sign';
import { useSelection } from './use-selection';

/**
 * What the token can really do. Runs the checks when it appears, as the user captured or pasted this very token, and
 * again when the user comes back to it.
 */
export function AccessStep({ capture }: { capture: Capture }) {
  const stored = useStored(preflightItem);
  const { run, busy, failure } = useAction('preflight.run');
  const check = useCallback(() => void run({}), [run]);
  useOnArrival(check);
  const preflight = stored?.captureId === capture.id ? stored : undefined;
  useResumed(preflight?.state === 'running', check);
  const selection = useSelection(preflight);
  const running = busy || preflight?.state === 'running';
  return (
    <Step
      title={i18n.t('popup.steps.access')}
      state={stateOf(preflight)}
      beside={preflight && <Summary preflight={preflight} />}
      action={
        running ? (
          <CheckProgress preflight={preflight} />
        ) : (
          preflight && <CheckAge checkedAt={preflight.checkedAt} />
        )
      }
    >
      {preflight && !isWithoutUser(preflight) ? (
        <Result preflight={preflight} onAllowed={check} />
      ) : (
        !failure && <Skeleton lines={2} />
      )}
      {failure && <FailureAlert failure={failure} />}
      {preflight && <AppChips preflight={preflight} selection={selection} />}
      <div className="row foot">
        {preflight && <AccessDetails preflight={preflight} selection={selection} />}
        <button type="button" className="quiet" disabled={running} onClick={check}>
          {i18n.t('popup.access.checkAgain')}
        </button>
        {preflight && !isFirst(preflight) && (
          <CopyButton
            label={i18n.t('popup.access.copyReport')}
            text={() => preflightReport(preflight, words)}
          />
        )}
      </div>
      {preflight && <BegunGrant preflight={preflight} />}
    </Step>
  );
}

/** A result that is complete stands while the next one is on its way. */
function stateOf(preflight: Preflight | undefined): StepState {
  if (!preflight || isFirst(preflight)) return 'working';
  return isUnusable(preflight) ? 'fail' : preflight.verdict;
}

/** Whether the checks are at work and there is no earlier result. */
function isFirst({ state, isPartial }: Preflight): boolean {
  return state === 'running' && isPartial;
}

/** Whether not even that is known yet whose token this is. */
function isWithoutUser(preflight: Preflight): boolean {
  return isFirst(preflight) && !preflight.serviceUser;
}

/** Whether the last check found nothing, and there is no earlier one to show. */
function isUnusable({ failure, keptFrom }: Preflight): boolean {
  return failure !== undefined && keptFrom === undefined;
}

/** What the result comes to. That there is none yet is said at the end of the line. */
function Summary({ preflight }: { preflight: Preflight }) {
  const { verdict, summary } = preflight;
  if (isUnusable(preflight) || isFirst(preflight)) return null;
  return <strong role={verdict === 'fail' ? 'alert' : 'status'}>{words(summary)}</strong>;
}

function Result({ preflight, onAllowed }: { preflight: Preflight; onAllowed: () => void }) {
  const { serviceUser, organizations, summary, changes, checks, failure } = preflight;
  return (
    <>
      <dl className="who">
        {serviceUser && (
          <div>
            <dt>{i18n.t('popup.access.serviceUser')}</dt>
            <dd>
              <Named {...serviceUser} />
            </dd>
          </div>
        )}
        {organizations.length > 0 && (
          <div>
            <dt>{i18n.t('popup.access.organization')}</dt>
            {organizations.map((organization) => (
              <dd key={organization.id}>
                <Named {...organization} />
              </dd>
            ))}
          </div>
        )}
      </dl>
      {failure && (
        <FailureAlert failure={failure}>
          {failure.code === 'humanitecPermissionMissing' && (
            <AllowHost pattern={API_HOST} onAllowed={onAllowed} />
          )}
          {isUnusable(preflight) &&
            checks.map(
              ({ id, remedy }) => remedy?.url !== undefined && <RemedyText key={id} remedy={remedy} />,
            )}
        </FailureAlert>
      )}
      {summary.key === 'access.summary.awaitsPolicy' && (
        <p role="status" className="quiet-text">
          {words(summary)}
        </p>
      )}
      {!isUnusable(preflight) && <Checks checks={checks.filter(({ verdict }) => verdict !== 'pass')} />}
      {changes.map((change) => (
        <p key={keyOf(change)} role="status">
          {words(change)}
        </p>
      ))}
    </>
  );
}
