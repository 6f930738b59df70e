import { i18n } from '#i18n';
import type { ConnectionKey } from '@/utils/connections/types';
import { FailureAlert } from './failure-alert';
import { useAction } from './use-action';

interface SetUpSyncProps {
  connection: ConnectionKey;
  /** Where it is not the popup, which shows the setup by itself. Called in the click itself. */
  onOpen?: ((opened: Promise<unknown>) => void) | undefined;
  describedBy?: string;
  className?: string;
}

/** Begins to set up a sync for a known connection, in the popup. */
export function SetUpSync({ connection, onOpen, describedBy, className }: SetUpSyncProps) {
  const open = useAction('sync.open');
  const { siteUrl, connectionId } = connection;
  const onClick = (): void => {
    const opened = open.run({ siteUrl, connectionId });
    onOpen?.(opened);
  };
  return (
    <>
      <button
        type="button"
        className={className}
        aria-describedby={describedBy}
        disabled={open.busy}
        onClick={onClick}
      >
        {i18n.t('popup.sync.setUp')}
      </button>
      {open.failure && <FailureAlert failure={open.failure} />}
    </>
  );
}
