import { i18n } from '#i18n';
import { VerdictSign } from '@/components/verdict';
import { keyOf, words } from '@/components/words';
import type { TestReport } from '@/utils/messaging';

const VERDICTS = { yes: 'pass', no: 'fail', unknown: 'unknown' } as const;

/** Who this profile is in Infisical, in which organization, and whether it may create connections. */
export function TestResult({ report }: { report: TestReport }) {
  const { account, mayCreate, notes } = report;
  const organization = account.organization?.name ?? i18n.t('popup.destination.organizationUnknown');
  const who = account.name ?? i18n.t(KINDS[account.kind]);
  return (
    <div className="notice pass" role="status">
      <strong>{i18n.t('options.test.signedIn', [who, organization])}</strong>
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

const KINDS = {
  user: 'options.test.user',
  'machine-identity': 'options.test.machine',
  unknown: 'options.test.someone',
} as const;
