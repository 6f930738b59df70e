import type { ReactNode, Ref } from 'react';
import { i18n } from '#i18n';
import type { TestReport } from '@/utils/infisical/messages';
import { shownOrganization } from '@/utils/infisical/shown-organization';
import { nameAndId } from '@/utils/preflight/words';
import { accountKind } from './account-kind';
import { VerdictSign } from './verdict';
import { wordsWith } from './words';

const VERDICTS = { yes: 'pass', no: 'fail', unknown: 'unknown' } as const;

interface SignedInProps {
  report: TestReport;
  /** What else there is to say. */
  children: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

/** Who somebody is in Infisical, in which organization, and whether they may create connections. */
export function SignedIn({ report: { account, mayCreate }, children, ref }: SignedInProps) {
  const { organization } = account;
  const shown = organization
    ? nameAndId(shownOrganization(organization))
    : i18n.t('popup.destination.organizationUnknown');
  return (
    <div className="notice pass" role="status" ref={ref}>
      <strong>{wordsWith('options.test.signedIn', account.name ?? accountKind(account), shown)}</strong>
      <div className="with-sign">
        <VerdictSign verdict={VERDICTS[mayCreate]} />
        {i18n.t(`options.test.${mayCreate}`)}
      </div>
      {children}
    </div>
  );
}
