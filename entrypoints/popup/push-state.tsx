import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { words } from '@/components/words';
import type { Push } from '@/utils/push/types';

const STEPS = {
  'signing-in': 'popup.step.signingIn',
  checking: 'popup.step.checking',
  sending: 'popup.step.sending',
  verifying: 'popup.step.verifying',
  'looking-up': 'popup.step.lookingUp',
} as const;

/** A push that is under way or did not succeed. */
export function PushState({ push }: { push: Push }) {
  switch (push.state) {
    case 'running':
      return (
        <div className="row">
          <span className="spinner" aria-hidden="true" />
          <span role="status">{i18n.t(STEPS[push.step])}</span>
        </div>
      );
    case 'waiting-for-sign-in':
      return <p role="status">{i18n.t('popup.push.waiting')}</p>;
    case 'failed':
      return push.failure ? <FailureAlert failure={push.failure} /> : null;
    case 'uncertain':
      return <Uncertain push={push} />;
    case 'needs-confirmation':
      return <Confirmation push={push} />;
    case 'succeeded':
      return null;
  }
}

function Uncertain({ push }: { push: Push }) {
  const lookUp = useAction('push.look-up');
  const clear = useAction('push.clear');
  return (
    <>
      {push.failure && <FailureAlert failure={push.failure} />}
      <div className="row">
        <button type="button" className="primary" disabled={lookUp.busy} onClick={() => lookUp.run({})}>
          {i18n.t('popup.push.lookUp')}
        </button>
        <button type="button" disabled={clear.busy} onClick={() => clear.run({})}>
          {i18n.t('popup.push.giveUp')}
        </button>
      </div>
    </>
  );
}

function Confirmation({ push }: { push: Push }) {
  const start = useAction('push.start');
  return (
    <div className="notice warn" role="alert">
      <strong>{i18n.t('popup.push.confirmTitle')}</strong>
      <ul>
        {push.warnings.map((warning) => (
          <li key={warning.key + warning.params.join()}>{words(warning)}</li>
        ))}
      </ul>
      <div>
        <button
          type="button"
          disabled={start.busy}
          onClick={() => start.run({ ...push.request, despiteWarnings: true })}
        >
          {i18n.t('popup.push.updateAnyway')}
        </button>
      </div>
    </div>
  );
}
