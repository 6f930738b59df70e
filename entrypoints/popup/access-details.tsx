import { i18n } from '#i18n';
import type { Preflight } from '@/utils/preflight/types';
import { AccessTable } from './access-table';
import { Checks } from './check-list';
import { Disclosure } from './disclosure';
import type { Selection } from './use-selection';

/** All apps, open where something is wrong and one click away where nothing is; and the checks that passed. */
export function AccessDetails({ preflight, selection }: { preflight: Preflight; selection: Selection }) {
  const { apps, checks, verdict, isPartial } = preflight;
  const passed = checks.filter((check) => check.verdict === 'pass');
  return (
    <>
      {apps.length > 0 && (
        <Disclosure
          name="apps"
          isHeavy
          isNeeded={verdict !== 'pass' && !isPartial}
          summary={i18n.t('popup.access.apps', [String(apps.length)])}
        >
          <AccessTable preflight={preflight} selection={selection} />
        </Disclosure>
      )}
      {passed.length > 0 && (
        <Disclosure
          name="passed"
          isNeeded={false}
          summary={i18n.t('popup.access.passed', [String(passed.length)])}
        >
          <Checks checks={passed} />
        </Disclosure>
      )}
    </>
  );
}
