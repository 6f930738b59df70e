import { browser } from 'wxt/browser';
import { usePermissions } from '@/components/use-permissions';
import { useStored, useWatched } from '@/components/use-stored';
import { capturesItem } from '@/utils/capture/storage';
import { destinationItem } from '@/utils/destination/storage';
import { diagnostics } from '@/utils/diagnostics';
import { historyItem } from '@/utils/history/storage';
import { profilesItem } from '@/utils/infisical/storage';
import { policyInForce } from '@/utils/policy/in-force';
import { preflightItem } from '@/utils/preflight/storage';
import { pushItem } from '@/utils/push/storage';

/** The text of a report of a problem, kept current; undefined until all of it is known. */
export function useDiagnostics(): string | undefined {
  const granted = usePermissions(readGranted);
  const profiles = useStored(profilesItem);
  const captures = useStored(capturesItem);
  const preflight = useStored(preflightItem);
  const destination = useStored(destinationItem);
  const push = useStored(pushItem);
  const policy = useWatched(policyInForce);
  const history = useStored(historyItem);
  if (!granted || !profiles || !captures || !policy || !history) return undefined;
  if (preflight === undefined || destination === undefined || push === undefined) return undefined;
  return diagnostics({
    version: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    permissions: granted.permissions ?? [],
    hosts: granted.origins ?? [],
    profiles,
    captures: captures.length,
    preflight,
    destination,
    push,
    policy,
    history: history.length,
  });
}

const readGranted = () => browser.permissions.getAll();
