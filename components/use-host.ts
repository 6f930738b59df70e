import { useCallback } from 'react';
import { isHostAllowed } from '@/utils/host-access';
import { usePermissions } from './use-permissions';

/** Whether the browser lets this extension use a host, kept current; undefined until that is known. */
export function useHost(pattern: string): boolean | undefined {
  return usePermissions(useCallback(() => isHostAllowed(pattern), [pattern]));
}
