import { useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { Named } from '@/components/named';
import { useAction } from '@/components/use-action';
import { wordsWith } from '@/components/words';
import type { GrantIn } from '@/utils/grant/types';
import { ACTS, SendButton } from '../sending/send-button';

const QUESTIONS = { add: 'popup.grant.confirmAdd', change: 'popup.grant.confirmChange' } as const;

/** Names what will be done and as whom, and does it: the second of two clicks, by the rule of all that cannot be taken back. */
export function Confirm({ grant }: { grant: GrantIn<'ready'> }) {
  const give = useAction('grant.give');
  const clear = useAction('grant.clear');
  const facts = useId();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
    // The button that was pressed is gone; this stands in its place. The group, so that keys pressed on do not meet the answer.
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  const { id, kind, org, app, user, person } = grant;
  const question = wordsWith(QUESTIONS[kind], user.name, app, person.name);
  return (
    <section className="notice warn granting" aria-labelledby={facts} tabIndex={-1} ref={place}>
      <dl id={facts} className="who">
        <div>
          <dt>{i18n.t('popup.access.serviceUser')}</dt>
          <dd>
            <Named {...user} />
          </dd>
        </div>
        <div>
          <dt>{i18n.t('popup.table.app')}</dt>
          <dd>
            <code>{`${org}/${app}`}</code>
          </dd>
        </div>
        <div>
          <dt>{i18n.t('popup.grant.person')}</dt>
          <dd>
            <Named {...person} />
          </dd>
        </div>
      </dl>
      {give.failure && <FailureAlert failure={give.failure} />}
      <div className="row">
        <SendButton
          label={question}
          about={grant}
          describedBy={facts}
          isPrimary={false}
          says={ACTS}
          blocked={undefined}
          onSend={() => void give.run({ grantId: id })}
        />
        <button type="button" disabled={clear.busy} onClick={() => clear.run({ grantId: id })}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </section>
  );
}
