import { useEffect, useRef, useState } from 'react';
import { useBackend } from '@/components/backend';
import { draftItem } from '@/utils/destination/storage';
import type { Draft } from '@/utils/destination/types';

type Edits = Omit<Draft, 'captureId' | 'profileId'>;

/**
 * What the user typed for one capture and one profile. It is kept in session storage too, because a popup closes at any
 * moment; but what is shown is not read from there again: on the way back it would overtake the keys pressed since.
 * Undefined until it has been read once.
 */
export function useDraft(captureId: string, profileId: string): [Edits | undefined, (change: Edits) => void] {
  const item = useBackend().stored(draftItem);
  const [edits, setEdits] = useState<Edits>();
  const latest = useRef<Edits>({});
  useEffect(() => {
    let over = false;
    void item.get().then((stored) => {
      if (over) return;
      latest.current = stored?.captureId === captureId && stored.profileId === profileId ? stored : {};
      setEdits(latest.current);
    });
    return () => {
      over = true;
    };
  }, [captureId, profileId, item]);
  const edit = (change: Edits): void => {
    latest.current = { ...latest.current, ...change };
    setEdits(latest.current);
    void item.set({ ...latest.current, captureId, profileId });
  };
  return [edits, edit];
}
