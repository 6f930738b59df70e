import { draftItem } from '@/utils/destination/storage';
import type { Draft } from '@/utils/destination/types';
import { useKept } from './use-kept';

type Edits = Omit<Draft, 'captureId' | 'profileId'>;

/** What the user typed into the connection form, for one capture and one profile. */
export function useDraft(captureId: string, profileId: string): [Edits | undefined, (change: Edits) => void] {
  return useKept<Pick<Draft, 'captureId' | 'profileId'>, Edits>(draftItem, { captureId, profileId }, {});
}
