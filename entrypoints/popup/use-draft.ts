import { useStored } from '@/components/use-stored';
import { type Draft, draftItem } from '@/utils/storage';

type Edits = Omit<Draft, 'captureId' | 'profileId'>;

/**
 * What the user typed for one capture and one profile, kept in session storage: a popup closes at any moment.
 * Undefined until it has been read.
 */
export function useDraft(captureId: string, profileId: string): [Edits | undefined, (edits: Edits) => void] {
  const stored = useStored(draftItem);
  if (stored === undefined) return [undefined, () => {}];
  const mine = stored?.captureId === captureId && stored.profileId === profileId ? stored : {};
  const edit = (edits: Edits): void => void draftItem.set({ ...mine, ...edits, captureId, profileId });
  return [mine, edit];
}
