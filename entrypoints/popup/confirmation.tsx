import { useId } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { keyOf, words, wordsWith } from '@/components/words';
import type { Connection } from '@/utils/infisical/types';
import type { PushIn } from '@/utils/push/types';
import { SendButton } from './sending/send-button';

interface ConfirmationProps {
  push: PushIn<'needs-confirmation'>;
  connection: Connection;
  /** What is told about the token: pressing is about it as well. */
  about: unknown;
  /** Whether an administrator lets users go on all the same. */
  mayGoOn: boolean;
}

/** What speaks against an update, and where the token goes if the user goes on all the same. */
export function Confirmation({ push, connection, about, mayGoOn }: ConfirmationProps) {
  const start = useAction('push.start');
  const question = useId();
  const { request, warnings, unlisted } = push;
  const answer = {
    about: [about, push.id, connection, request, warnings],
    describedBy: question,
    isPrimary: false,
    blocked: start.busy ? i18n.t('popup.send.busy') : undefined,
  };
  return (
    <div className="notice warn" role="alert" id={question}>
      <strong>{wordsWith('popup.push.confirmTitle', connection.name, request.siteUrl)}</strong>
      <ul>
        {warnings.map((warning) => (
          <li key={keyOf(warning)}>{words(warning)}</li>
        ))}
      </ul>
      {!mayGoOn && <p>{i18n.t('popup.connect.anywayForbidden')}</p>}
      {start.failure && <FailureAlert failure={start.failure} />}
      {unlisted > 0 && request.kind === 'rotate' && (
        <SendButton
          {...answer}
          label={i18n.t('popup.push.listRest', [String(unlisted)])}
          onSend={() => void start.run({ ...request, despiteWarnings: false, wantsAll: true })}
        />
      )}
      {mayGoOn && (
        <SendButton
          {...answer}
          label={i18n.t('popup.push.updateAnyway')}
          onSend={() => void start.run({ ...request, despiteWarnings: true })}
        />
      )}
    </div>
  );
}
