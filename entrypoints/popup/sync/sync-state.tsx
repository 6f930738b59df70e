import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { Skeleton } from '@/components/skeleton';
import { UnderWay } from '@/components/under-way';
import { useAction } from '@/components/use-action';
import { useResumed } from '@/components/use-resumed';
import { useStored } from '@/components/use-stored';
import type { Capture } from '@/utils/capture/types';
import { preflightItem } from '@/utils/preflight/storage';
import type { SyncSetup } from '@/utils/syncs/types';
import { isUnderWay } from '@/utils/syncs/under-way';
import { Looked } from './looked';
import { Made } from './made';
import { SyncForm } from './sync-form';
import { UncertainCreate } from './uncertain-create';

interface SyncStateProps {
  setup: SyncSetup;
  capture: Capture | undefined;
}

/** Where a setup stands, and what can be done next. */
export function SyncState({ setup, capture }: SyncStateProps) {
  const { run } = useAction('sync.look-up');
  useResumed(isUnderWay(setup), () => void run({}));
  switch (setup.state) {
    case 'choosing':
      return (
        <>
          {setup.failure && <FailureAlert failure={setup.failure} />}
          {capture && <CheckedForm setup={setup} capture={capture} />}
        </>
      );
    case 'looking':
      return <UnderWay text={i18n.t('popup.sync.looking')} />;
    case 'looked':
      return capture && <Looked setup={setup} captureId={capture.id} />;
    case 'creating':
      return <UnderWay text={i18n.t('popup.sync.creating')} />;
    case 'uncertain':
      return <UncertainCreate setup={setup} />;
    case 'created':
    case 'running':
    case 'ended':
      return <Made setup={setup} captureId={capture?.id} />;
  }
}

/** Which apps can be written is known when the checks are done. */
function CheckedForm({ setup, capture }: { setup: SyncSetup & { state: 'choosing' }; capture: Capture }) {
  const preflight = useStored(preflightItem);
  const isDone = preflight?.captureId === capture.id && preflight.state === 'done';
  if (!isDone) return <Skeleton lines={4} />;
  const apps = preflight.apps.filter(({ write }) => write === 'yes');
  if (apps.length === 0) return <p role="alert">{i18n.t('popup.sync.noApps')}</p>;
  return <SyncForm setup={setup} captureId={capture.id} apps={apps} />;
}
