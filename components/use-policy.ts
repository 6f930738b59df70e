import type { Policy } from '@/utils/policy/types';
import { useBackend } from './backend';
import { useWatched } from './use-stored';

/**
 * What an administrator allows, kept current, for early words: the background has the last one. Undefined until the browser
 * has said it, which takes seconds right after its start.
 */
export function usePolicy(): Policy | undefined {
  return useWatched(useBackend().policy);
}
