import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { SetUpSync } from '@/components/set-up-sync';
import { UnderWay } from '@/components/under-way';
import { useAction } from '@/components/use-action';
import { VerdictSign } from '@/components/verdict';
import { failureWords } from '@/components/words';
import { isPressing, isPutOff } from '@/utils/connections/due';
import { type KnownConnection, keyOf } from '@/utils/connections/types';
import type { Failure } from '@/utils/failure';
import { ConnectionMore } from './connection-more';
import { DateForm } from './date-form';
import { standingVerdict, standingWords } from './expiry-words';
import { HealthFailure } from './health-failure';
import { HealthReport } from './health-report';
import { Rotation } from './rotation';

interface ConnectionItemProps {
  connection: KnownConnection;
  /** Epoch milliseconds. */
  now: number;
  onSetUp: ((opened: Promise<unknown>) => void) | undefined;
  onRemoved: () => void;
}

const FRESH_MS = 60_000;

/** One connection: how its token stands, and what can be done about it. */
export function ConnectionItem({ connection, now, onSetUp, onRemoved }: ConnectionItemProps) {
  const id = useId();
  // What was asked for just now may have been answered while this page was closed.
  const isFresh = connection.health !== undefined && now - connection.health.checkedAt < FRESH_MS;
  const [open, setOpen] = useState<'date' | 'health' | undefined>(isFresh ? 'health' : undefined);
  const snooze = useAction('connections.snooze');
  const rotate = useAction('connections.start-rotation');
  const check = useAction('connections.check-health');
  const { name, siteUrl, organizationId, organizationName, expiry, health, unchecked, rotation } = connection;
  const key = keyOf(connection);
  const onCheck = (): void => {
    setOpen('health');
    void check.run(key);
  };
  const failure = rotate.failure ?? snooze.failure;
  return (
    <li className="with-sign" aria-labelledby={id}>
      <VerdictSign verdict={standingVerdict(connection, now)} />
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
                  onClick={() => setOpen(open === 'date' ? undefined : 'date')}
                >
                  {i18n.t('connections.enterDate')}
                </button>
              </>
            )}
            {isPutOff(expiry, now) && <span className="quiet-text"> · {i18n.t('connections.snoozed')}</span>}
          </div>
          {unchecked && <Unchecked failure={unchecked.failure} />}
        </div>
        <div className="row foot">
          <button
            type="button"
            className="quiet"
            aria-describedby={id}
            disabled={rotate.busy || rotation !== undefined}
            onClick={() => void rotate.run(key)}
          >
            {i18n.t('connections.rotate')}
          </button>
          <button
            type="button"
            className="quiet"
            aria-describedby={id}
            disabled={check.busy}
            onClick={onCheck}
          >
            {i18n.t('connections.checkHealth')}
          </button>
          <SetUpSync connection={connection} onOpen={onSetUp} describedBy={id} className="quiet" />
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
          <ConnectionMore
            connection={connection}
            isHealthShown={open === 'health'}
            onEnterDate={() => setOpen('date')}
            onRemoved={onRemoved}
          />
        </div>
        {check.busy ? (
          <UnderWay text={i18n.t('connections.checking', [new URL(siteUrl).host])} />
        ) : (
          open === 'health' && health && <HealthReport health={health} />
        )}
        {check.failure && <HealthFailure connection={connection} failure={check.failure} onAgain={onCheck} />}
        {rotation && <Rotation connection={connection} rotation={rotation} />}
        {open === 'date' && <DateForm connection={connection} onEntered={() => setOpen(undefined)} />}
        {failure && <FailureAlert failure={failure} />}
      </div>
    </li>
  );
}

/** Why a connection could not be checked in its turn. What is next is to check it by hand: that way leads on from there. */
function Unchecked({ failure }: { failure: Failure }) {
  return <div className="quiet-text">{i18n.t('connections.notChecked', [failureWords(failure).what])}</div>;
}
