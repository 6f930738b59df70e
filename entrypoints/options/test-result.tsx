import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { accountKind } from '@/components/account-kind';
import { VerdictSign } from '@/components/verdict';
import { keyOf, words, wordsWith } from '@/components/words';
import type { TestReport } from '@/utils/infisical/messages';
import { shownOrganization } from '@/utils/infisical/shown-organization';
import { nameAndId } from '@/utils/preflight/words';

const VERDICTS = { yes: 'pass', no: 'fail', unknown: 'unknown' } as const;

/** Who this profile is in Infisical, in which organization, and whether it may create connections. */
export function TestResult({ report }: { report: TestReport }) {
  const { account, mayCreate, notes } = report;
  const organization = organizationOf(report);
  const who = account.name ?? accountKind(account);
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers return a promise here, which React would take for a clean-up.
    result.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="notice pass" role="status" ref={result}>
      <strong>{wordsWith('options.test.signedIn', who, organization)}</strong>
      <div className="with-sign">
        <VerdictSign verdict={VERDICTS[mayCreate]} />
        {i18n.t(`options.test.${mayCreate}`)}
      </div>
      {notes.map((note) => (
        <p key={keyOf(note)}>{words(note)}</p>
      ))}
    </div>
  );
}

function organizationOf({ account: { organization } }: TestReport): string {
  if (!organization) return i18n.t('popup.destination.organizationUnknown');
  return nameAndId(shownOrganization(organization));
}
