import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { VerdictSign } from '@/components/verdict';
import { words } from '@/components/words';
import type { Proof, Push } from '@/utils/push/types';

/** The end of the journey: what is proven, and where to look at it. */
export function PushResult({ push, proof }: { push: Push; proof: Proof }) {
  const clear = useAction('push.clear');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    link.current?.focus();
  }, []);
  const { connection, proven, warnings, revokeUrl, url } = proof;
  const rotated = push.request.kind === 'rotate';
  return (
    <section className="stack" aria-label={i18n.t('popup.result.title')}>
      <div className="notice pass with-sign" role="status">
        <VerdictSign verdict="pass" />
        <strong>
          {i18n.t(rotated ? 'popup.result.rotated' : 'popup.result.created', [connection.name])}
        </strong>
      </div>
      <ul className="plain-list">
        {proven.map((sentence) => (
          <li key={sentence.key} className="with-sign">
            <VerdictSign verdict="pass" />
            {words(sentence)}
          </li>
        ))}
        {warnings.map((sentence) => (
          <li key={sentence.key} className="with-sign">
            <VerdictSign verdict="warn" />
            {words(sentence)}
          </li>
        ))}
      </ul>
      {revokeUrl !== undefined && (
        <p>
          {i18n.t('popup.result.revokeHint')}{' '}
          <a href={revokeUrl} target="_blank" rel="noreferrer">
            {i18n.t('popup.result.revoke')}
          </a>
        </p>
      )}
      {clear.failure && <FailureAlert failure={clear.failure} />}
      <div className="row">
        <a className="button" ref={link} href={url} target="_blank" rel="noreferrer">
          {i18n.t('popup.result.open')}
        </a>
        <button type="button" disabled={clear.busy} onClick={() => clear.run({})}>
          {i18n.t('popup.result.another')}
        </button>
      </div>
    </section>
  );
}
