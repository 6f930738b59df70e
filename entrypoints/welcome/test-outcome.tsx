import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { SignedIn } from '@/components/signed-in';
import { signedOutText } from '@/components/signed-out-text';
import type { Outcome } from './use-session-test';

/** What a test of the browser's session came to. */
export function TestOutcome({ outcome }: { outcome: Outcome }) {
  switch (outcome.state) {
    case 'signed-in':
      return (
        <SignedIn report={outcome.report}>
          <p>{i18n.t('welcome.instance.saved')}</p>
        </SignedIn>
      );
    case 'signed-out':
      return <SignedOut siteUrl={outcome.siteUrl} />;
    case 'failed':
      return <FailureAlert failure={outcome.failure} />;
    default:
      return null;
  }
}

function SignedOut({ siteUrl }: { siteUrl: string }) {
  return (
    <div className="notice warn" role="alert">
      <p>{signedOutText(new URL(siteUrl).host)}</p>
      <p>
        <a href={`${siteUrl}/login`} target="_blank" rel="noreferrer">
          {i18n.t('popup.destination.signIn')}
        </a>
      </p>
      <p>{i18n.t('welcome.instance.comeBack')}</p>
    </div>
  );
}
