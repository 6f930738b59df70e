import { i18n } from '#i18n';
import { historyItem } from '@/utils/history/storage';
import { FailureAlert } from './failure-alert';
import { useAction } from './use-action';
import { useStored } from './use-stored';

/** Begins to set up a sync for a connection of the history; nothing where the history has no such line. */
export function SetUpSync({ historyId }: { historyId: string }) {
  const history = useStored(historyItem);
  const open = useAction('sync.open');
  if (!history?.some(({ id, profileId }) => id === historyId && profileId !== undefined)) return null;
  return (
    <>
      <button type="button" disabled={open.busy} onClick={() => open.run({ historyId })}>
        {i18n.t('popup.sync.setUp')}
      </button>
      {open.failure && <FailureAlert failure={open.failure} />}
    </>
  );
}
