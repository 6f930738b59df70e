import { useEffect, useRef, useState } from 'react';
import { useBackend } from '@/components/backend';
import { valueAhead } from '@/components/read-ahead';
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
  const [edits, setEdits] = useState(() => editsIn(valueAhead(item), captureId, profileId));
  const latest = useRef<Edits>(edits ?? {});
  const isRead = edits !== undefined;
  useEffect(() => {
    if (isRead) return;
    let over = false;
    void item.get().then((stored) => {
      if (over) return;
      latest.current = editsIn(stored, captureId, profileId);
      setEdits(latest.current);
    });
    return () => {
      over = true;
    };
  }, [captureId, profileId, item, isRead]);
  const edit = (change: Edits): void => {
    latest.current = { ...latest.current, ...change };
    setEdits(latest.current);
    void item.set({ ...latest.current, captureId, profileId });
  };
  return [edits, edit];
}

/** What is stored for one capture and one profile; undefined as long as nothing has been read. */
function editsIn(stored: Draft | null, captureId: string, profileId: string): Edits;
function editsIn(stored: Draft | null | undefined, captureId: string, profileId: string): Edits | undefined;
function editsIn(stored: Draft | null | undefined, captureId: string, profileId: string): Edits | undefined {
  if (stored === undefined) return undefined;
  return stored?.captureId === captureId && stored.profileId === profileId ? stored : {};
}
