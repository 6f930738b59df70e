import { i18n } from '#i18n';
import { Skeleton } from '@/components/skeleton';
import { useHost } from '@/components/use-host';
import { usePolicy } from '@/components/use-policy';
import { useStored } from '@/components/use-stored';
import { countOf, type ListedStep, listSteps } from '@/utils/checklist/steps';
import type { Place } from '@/utils/checklist/types';
import { API_HOST, CONSOLE_HOST } from '@/utils/humanitec/hosts';
import { profileInUse } from '@/utils/infisical/selectable';
import { hostPattern } from '@/utils/infisical/site-url';
import { currentProfileIdItem, profilesItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { UNRESTRICTED } from '@/utils/policy/types';
import { Disclosure } from './disclosure';

/** The way by hand, step by step, and who does each. Shown once all of it is known. */
export function Checklist({ place }: { place: Place | undefined }) {
  const saved = useStored(profilesItem);
  const lastId = useStored(currentProfileIdItem);
  const policy = usePolicy() ?? UNRESTRICTED;
  if (!place || !saved || lastId === undefined) return <Skeleton lines={1} />;
  return <Steps place={place} profile={profileInUse(saved, lastId, policy)} />;
}

function Steps({ place, profile }: { place: Place; profile: Profile }) {
  const isConsoleAllowed = useHost(CONSOLE_HOST);
  const isHumanitecAllowed = useHost(API_HOST);
  const isInfisicalAllowed = useHost(hostPattern(profile.siteUrl));
  if (isConsoleAllowed === undefined || isHumanitecAllowed === undefined || isInfisicalAllowed === undefined)
    return <Skeleton lines={1} />;
  const steps = listSteps({ place, isConsoleAllowed, isHumanitecAllowed, isInfisicalAllowed });
  return (
    <Disclosure name="by-hand" summary={summaryOf(steps)} isNeeded={false}>
      <small>{i18n.t('popup.checklist.explain')}</small>
      <ol className="checklist">
        {steps.map(({ id, doer }) => (
          <li key={id}>
            <div className="row apart">
              <span>{i18n.t(`popup.checklist.steps.${id}`)}</span>
              <span className={`doer ${doer}`}>{i18n.t(`popup.checklist.doer.${doer}`)}</span>
            </div>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

function summaryOf(steps: readonly ListedStep[]): string {
  const all = String(steps.length);
  const extension = String(countOf(steps, 'extension'));
  const you = String(countOf(steps, 'you'));
  const done = countOf(steps, 'done');
  return done === 0
    ? i18n.t('popup.checklist.summary', [all, extension, you])
    : i18n.t('popup.checklist.summaryDone', [all, String(done), extension, you]);
}
