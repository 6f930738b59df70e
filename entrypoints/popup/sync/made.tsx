import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { UnderWay } from '@/components/under-way';
import { useAction } from '@/components/use-action';
import { words } from '@/components/words';
import type { SetupIn } from '@/utils/syncs/types';
import { ACTS, SendButton } from '../sending/send-button';
import { FORETOLD, Foretold } from './foretold';
import { PLACE, SyncPlace } from './sync-place';

type MadeSetup = SetupIn<'created' | 'running' | 'ended'>;

interface MadeProps {
  setup: MadeSetup;
  /** Of the token to look at Humanitec with, which comes before each run; undefined where there is none. */
  captureId: string | undefined;
}

/** A sync that is there: its run, and what came of it. */
export function Made({ setup, captureId }: MadeProps) {
  const close = useAction('sync.close');
  const isOver = setup.state === 'ended' && setup.message === null;
  return (
    <>
      <Standing setup={setup} />
      {setup.state === 'created' && setup.look && <Foretold look={setup.look} />}
      {setup.state === 'running' && <small>{i18n.t('popup.sync.goesOn')}</small>}
      {close.failure && <FailureAlert failure={close.failure} />}
      {setup.state !== 'running' && captureId !== undefined && <RunNow setup={setup} captureId={captureId} />}
      <div className="row">
        <a className="button" href={setup.sync.url} target="_blank" rel="noreferrer">
          {i18n.t('popup.result.open')}
        </a>
        {setup.state !== 'running' && (
          <button
            type="button"
            className={isOver ? 'primary' : ''}
            disabled={close.busy}
            onClick={() => close.run({})}
          >
            {i18n.t('popup.sync.done')}
          </button>
        )}
      </div>
    </>
  );
}

function Standing({ setup }: { setup: MadeSetup }) {
  switch (setup.state) {
    case 'created':
      return setup.failure ? (
        <FailureAlert failure={setup.failure} />
      ) : (
        <strong role="status">{i18n.t('popup.sync.created')}</strong>
      );
    case 'running':
      return <UnderWay text={i18n.t(setup.asked ? 'popup.sync.running' : 'popup.sync.lookingAgain')} />;
    case 'ended':
      return setup.message === null ? (
        <Succeeded setup={setup} />
      ) : (
        <div className="notice fail" role="alert">
          <strong>{i18n.t('popup.sync.failed')}</strong>
          <p>{words(setup.message)}</p>
        </div>
      );
  }
}

function Succeeded({ setup }: { setup: MadeSetup }) {
  const { look, request } = setup;
  return (
    <>
      <strong role="status">{i18n.t('popup.sync.succeeded')}</strong>
      {request.isAutomatic && <p>{i18n.t('popup.sync.succeededAutomatic')}</p>}
      {look !== null && look.dryRun.emptyAtFirst.length > 0 && (
        <p className="notice warn">{i18n.t('popup.sync.runOnceMore')}</p>
      )}
      <small>{i18n.t('popup.sync.tokenOver')}</small>
    </>
  );
}

/** What is looked at before the run is shown first, where it has changed or was not seen. */
function RunNow({ setup, captureId }: { setup: SetupIn<'created' | 'ended'>; captureId: string }) {
  const run = useAction('sync.run');
  const { target, request, look } = setup;
  return (
    <>
      {run.failure && <FailureAlert failure={run.failure} />}
      <div className="row ending">
        <SyncPlace target={target} request={request} />
        <SendButton
          label={i18n.t('popup.sync.run')}
          about={[request, look, target, setup.state, captureId]}
          describedBy={setup.state === 'created' && look ? `${FORETOLD} ${PLACE}` : PLACE}
          isPrimary={setup.state === 'created'}
          says={ACTS}
          blocked={run.busy ? i18n.t('popup.sync.busy') : undefined}
          onSend={() => void run.run({ lookId: look?.id ?? '', captureId })}
        />
      </div>
    </>
  );
}
