import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { wordsWith } from '@/components/words';
import { hindranceOf } from '@/utils/syncs/certain';
import { SUGGESTED_SCHEMA } from '@/utils/syncs/dry-run/key-schema';
import type { SetupIn, SyncRequest } from '@/utils/syncs/types';
import { ACTS, SendButton } from '../sending/send-button';
import { FORETOLD, Foretold } from './foretold';
import { PLACE, SyncPlace } from './sync-place';

/** What the sync would do, and the button that creates it. */
export function Looked({ setup, captureId }: { setup: SetupIn<'looked'>; captureId: string }) {
  const { target, request, look, failure } = setup;
  const again = useAction('sync.look');
  const change = useAction('sync.change');
  const create = useAction('sync.create');
  const isBusy = again.busy || change.busy || create.busy;
  const failures = [failure, again.failure, create.failure].filter((one) => one !== undefined);
  return (
    <>
      {failures.map((one) => (
        <FailureAlert key={one.code} failure={one} />
      ))}
      <Foretold look={look} />
      {isHelped(setup) && (
        <p>
          {i18n.t('popup.sync.suggestWhy')}{' '}
          <button
            type="button"
            className="quiet"
            disabled={isBusy}
            onClick={() => again.run({ ...withSchema(request), captureId })}
          >
            {wordsWith('popup.sync.suggest', SUGGESTED_SCHEMA)}
          </button>
        </p>
      )}
      <footer className="stack tight">
        <div className="row ending">
          <SyncPlace target={target} request={request} />
          <SendButton
            label={i18n.t('popup.sync.create')}
            about={[request, look, target, captureId]}
            describedBy={`${FORETOLD} ${PLACE}`}
            isPrimary
            says={ACTS}
            blocked={isBusy ? i18n.t('popup.sync.busy') : whyNot(setup)}
            onSend={() => void create.run({ lookId: look.id, captureId })}
          />
        </div>
        <div>
          <button type="button" disabled={isBusy} onClick={() => change.run({})}>
            {i18n.t('popup.sync.change')}
          </button>
        </div>
      </footer>
    </>
  );
}

/** Why it may not be created. */
function whyNot({ look, request }: SetupIn<'looked'>): string | undefined {
  const hindrance = hindranceOf(look, request);
  return hindrance && i18n.t(BLOCKED[hindrance]);
}

const BLOCKED = {
  obstacles: 'popup.sync.blockedUncertain',
  duplicate: 'popup.sync.blockedRival',
} as const;

/** A key schema helps where something that is there would be lost. */
function isHelped({ look, request }: SetupIn<'looked'>): boolean {
  const loses = look.dryRun.keys.some(
    ({ effect }) => effect === 'deleted' || effect === 'overwritten' || effect === 'stays-plain',
  );
  return loses && request.plan.options.keySchema === undefined;
}

function withSchema({ plan, ...request }: SyncRequest): SyncRequest {
  return {
    ...request,
    plan: { ...plan, options: { ...plan.options, keySchema: SUGGESTED_SCHEMA } },
  };
}
