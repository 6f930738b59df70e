import { type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { Failure } from '@/utils/failure';
import { CopyButton } from './copy-button';
import { failureWords } from './words';

interface FailureAlertProps {
  failure: Failure;
  /** A link or a button to do what is said next. */
  children?: ReactNode;
}

/** A failure as the user meets it: what, why, next, and under "Details" what support asks for. */
export function FailureAlert({ failure, children }: FailureAlertProps) {
  const { what, why, next } = failureWords(failure);
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers return a promise here, which React would take for a clean-up.
    alert.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="notice fail" role="alert" ref={alert}>
      <strong>{what}</strong>
      <p>{why}</p>
      <p>{next}</p>
      {children}
      <Details failure={failure} />
    </div>
  );
}

function Details({ failure }: { failure: Failure }) {
  const { status, requestId } = failure;
  if (status === undefined && requestId === undefined) return null;
  const text = [status === undefined ? '' : `HTTP ${status}`, requestId ?? ''].filter(Boolean).join(' · ');
  return (
    <details>
      <summary>{i18n.t('common.details')}</summary>
      <code>{text}</code> <CopyButton text={() => text} label={i18n.t('common.copyDetails')} />
    </details>
  );
}
