import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { SetUpSync } from '@/components/set-up-sync';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import { VerdictSign } from '@/components/verdict';
import { keyOf, words, wordsWith } from '@/components/words';
import { historyItem } from '@/utils/history/storage';
import type { Verdict } from '@/utils/preflight/types';
import type { Proof, PushIn } from '@/utils/push/types';
import type { Sentence } from '@/utils/sentence';

interface ResultProps {
  push: PushIn<'succeeded'>;
}

/** What is proven, what is not as it should be, and where to look at it. */
export function PushResult({ push }: ResultProps) {
  const clear = useAction('push.clear');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    link.current?.focus();
  }, []);
  const pushed = useStored(historyItem)?.find(({ id }) => id === push.id);
  const { proven, warnings, oldToken, url } = push.proof;
  return (
    <>
      <strong role="status">{headline(push)}</strong>
      <ul className="plain-list">
        {warnings.map((sentence) => (
          <ReportLine key={keyOf(sentence)} verdict="warn" sentence={sentence} />
        ))}
        {proven.map((sentence) => (
          <ReportLine key={keyOf(sentence)} verdict="pass" sentence={sentence} />
        ))}
      </ul>
      {oldToken && <OldToken {...oldToken} />}
      {push.request.kind === 'create' && <p>{i18n.t('popup.result.next')}</p>}
      {clear.failure && <FailureAlert failure={clear.failure} />}
      <div className="row">
        <a className="button" ref={link} href={url} target="_blank" rel="noreferrer">
          {i18n.t('popup.result.open')}
        </a>
        {pushed && <SetUpSync connection={pushed} />}
        <button type="button" disabled={clear.busy} onClick={() => clear.run({})}>
          {i18n.t('popup.result.another')}
        </button>
      </div>
    </>
  );
}

/** The result in one line, where something else is in the foreground. */
export function ResultLine({ push }: ResultProps) {
  const { proof } = push;
  return (
    <p role="status" className="with-sign">
      <VerdictSign verdict={verdictOf(proof)} />
      <span>
        {headline(push)}{' '}
        <a href={proof.url} target="_blank" rel="noreferrer">
          {i18n.t('popup.result.open')}
        </a>
      </span>
    </p>
  );
}

/** A result with a warning is none to rely on. */
export function verdictOf({ warnings }: Proof): Verdict {
  return warnings.length === 0 ? 'pass' : 'warn';
}

/** "Connected" is said of nothing that may not work. */
function headline({ request, proof }: PushIn<'succeeded'>): string {
  const { name } = proof.connection;
  if (verdictOf(proof) === 'pass') {
    return wordsWith(request.kind === 'create' ? 'popup.result.created' : 'popup.result.rotated', name);
  }
  return wordsWith(request.kind === 'create' ? 'popup.result.createdBut' : 'popup.result.rotatedBut', name);
}

function ReportLine({ verdict, sentence }: { verdict: Verdict; sentence: Sentence }) {
  return (
    <li className="with-sign">
      <VerdictSign verdict={verdict} />
      {words(sentence)}
    </li>
  );
}

/** Which token the new one replaced, and where it can be revoked. */
function OldToken({ url, serviceUser, tokenId }: NonNullable<Proof['oldToken']>) {
  const facts = [
    ...(serviceUser === undefined ? [] : [wordsWith('popup.result.oldUser', serviceUser)]),
    ...(tokenId === undefined ? [] : [wordsWith('popup.result.oldTokenId', tokenId)]),
  ];
  return (
    <p>
      {i18n.t('popup.result.revokeHint')}{' '}
      {facts.length > 0 ? facts.join(' ') : i18n.t('popup.result.oldUnknown')}{' '}
      <a href={url} target="_blank" rel="noreferrer">
        {i18n.t('popup.result.revoke')}
      </a>
    </p>
  );
}
