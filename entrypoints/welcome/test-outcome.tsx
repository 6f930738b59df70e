import { i18n } from '#i18n';
import { accountKind } from '@/components/account-kind';
import { FailureAlert } from '@/components/failure-alert';
import { VerdictSign } from '@/components/verdict';
import { wordsWith } from '@/components/words';
import type { TestReport } from '@/utils/infisical/messages';
import { shownOrganization } from '@/utils/infisical/shown-organization';
import { nameAndId } from '@/utils/preflight/words';
import type { Outcome } from './use-session-test';

const VERDICTS = { yes: 'pass', no: 'fail', unknown: 'unknown' } as const;

/** What a test of the browser's session came to. */
export function TestOutcome({ outcome }: { outcome: Outcome }) {
  switch (outcome.state) {
    case 'signed-in':
      return <SignedIn report={outcome.report} />;
    case 'signed-out':
      return <SignedOut siteUrl={outcome.siteUrl} />;
    case 'failed':
      return <FailureAlert failure={outcome.failure} />;
    default:
      return null;
  }
}

function SignedIn({ report: { account, mayCreate } }: { report: TestReport }) {
  const { organization } = account;
  const shown = organization
    ? nameAndId(shownOrganization(organization))
    : i18n.t('popup.destination.organizationUnknown');
  return (
    <div className="notice pass" role="status">
      <strong>{wordsWith('options.test.signedIn', account.name ?? accountKind(account), shown)}</strong>
      <div className="with-sign">
        <VerdictSign verdict={VERDICTS[mayCreate]} />
        {i18n.t(`options.test.${mayCreate}`)}
      </div>
      <p>{i18n.t('welcome.instance.saved')}</p>
    </div>
  );
}

/** Says where a session was looked for: a request of an extension itself has the cookies of normal windows only. */
function SignedOut({ siteUrl }: { siteUrl: string }) {
  const { host } = new URL(siteUrl);
  return (
    <div className="notice warn" role="alert">
      <p>
        {import.meta.env.FIREFOX
          ? i18n.t('popup.destination.signedOutFirefox', [host])
          : i18n.t('popup.destination.signedOut', [host])}
      </p>
      <p>
        <a href={`${siteUrl}/login`} target="_blank" rel="noreferrer">
          {i18n.t('popup.destination.signIn')}
        </a>{' '}
        {i18n.t('welcome.instance.comeBack')}
      </p>
    </div>
  );
}
