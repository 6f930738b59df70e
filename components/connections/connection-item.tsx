import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { VerdictSign } from '@/components/verdict';
import { isPressing, isPutOff } from '@/utils/connections/due';
import { type KnownConnection, keyOf } from '@/utils/connections/types';
import { connectionsUrl } from '@/utils/infisical/web-pages';
import { ConnectionFacts } from './connection-facts';
import { DateForm } from './date-form';
import { expiryVerdict, standingWords } from './expiry-words';
import { Rotation } from './rotation';

interface ConnectionItemProps {
  connection: KnownConnection;
  /** All that are known: which token ids are taken. */
  all: readonly KnownConnection[];
  /** Epoch milliseconds. */
  now: number;
  onRemoved: () => void;
}

/** One connection: how its token stands, and what can be done about it. */
export function ConnectionItem({ connection, all, now, onRemoved }: ConnectionItemProps) {
  const id = useId();
  const [open, setOpen] = useState<'rotation' | 'date'>();
  const snooze = useAction('connections.snooze');
  const remove = useAction('connections.remove');
  const { name, siteUrl, organizationId, organizationName, expiry } = connection;
  const key = keyOf(connection);
  const toggle = (part: 'rotation' | 'date') => () => setOpen(open === part ? undefined : part);
  const failure = snooze.failure ?? remove.failure;
  return (
    <li className="with-sign" aria-labelledby={id}>
      <VerdictSign verdict={expiryVerdict(expiry, now)} />
      <div className="stack tight">
        <div>
          <strong id={id}>
            <bdi>{name}</bdi>
          </strong>{' '}
          <span className="quiet-text">
            {new URL(siteUrl).host} · <bdi>{organizationName ?? organizationId}</bdi>
          </span>
          <div>
            {standingWords(connection, now)}
            {expiry.kind === 'unknown' && (
              <>
                {' · '}
                <button
                  type="button"
                  className="quiet"
                  aria-expanded={open === 'date'}
                  onClick={toggle('date')}
                >
                  {i18n.t('connections.enterDate')}
                </button>
              </>
            )}
            {isPutOff(expiry, now) && <span className="quiet-text"> · {i18n.t('connections.snoozed')}</span>}
          </div>
        </div>
        <div className="row foot">
          <button
            type="button"
            className="quiet"
            aria-describedby={id}
            aria-expanded={open === 'rotation'}
            onClick={toggle('rotation')}
          >
            {i18n.t('connections.rotate')}
          </button>
          {isPressing(expiry, now) && (
            <button
              type="button"
              className="quiet"
              aria-describedby={id}
              disabled={snooze.busy}
              onClick={() => void snooze.run(key)}
            >
              {i18n.t('connections.snooze')}
            </button>
          )}
          <details>
            <summary>{i18n.t('connections.more')}</summary>
            <div className="stack tight">
              <ConnectionFacts connection={connection} />
              <div className="row">
                <a
                  className="button quiet"
                  href={connectionsUrl(siteUrl, organizationId)}
                  target="_blank"
                  rel="noreferrer"
                >
                  {i18n.t('popup.result.open')}
                </a>
                {expiry.kind !== 'unknown' && (
                  <button
                    type="button"
                    className="quiet"
                    aria-expanded={open === 'date'}
                    onClick={toggle('date')}
                  >
                    {i18n.t('connections.enterExpiry')}
                  </button>
                )}
                <button
                  type="button"
                  className="quiet"
                  disabled={remove.busy}
                  onClick={async () => {
                    if ((await remove.run(key)) !== undefined) onRemoved();
                  }}
                >
                  {i18n.t('connections.remove')}
                </button>
              </div>
            </div>
          </details>
        </div>
        {open === 'rotation' && <Rotation connection={connection} all={all} />}
        {open === 'date' && <DateForm connection={connection} onEntered={() => setOpen(undefined)} />}
        {failure && <FailureAlert failure={failure} />}
      </div>
    </li>
  );
}
