import { useEffect, useRef, useState } from 'react';
import { useBackend } from '@/components/backend';
import { valueAhead } from '@/components/read-ahead';
import type { StoredItem } from '@/utils/storage';

/**
 * What the user chose or typed in a form. It is kept in session storage too, because a popup closes at any moment; but what is
 * shown is not read from there again: on the way back it would overtake the keys pressed since. Undefined until it has been
 * read once.
 *
 * @param about what the form is about: what is kept of anything else is not shown
 * @param before what the form holds where nothing is kept
 */
export function useKept<About extends object, Edits extends object>(
  kept: StoredItem<(About & Edits) | null>,
  about: About,
  before: Edits,
): [Edits | undefined, (change: Edits) => void] {
  const item = useBackend().stored(kept);
  const start = (stored: (About & Edits) | null): Edits =>
    stored && isAbout(stored, about) ? stored : before;
  const [edits, setEdits] = useState(() => {
    const ahead = valueAhead(item);
    return ahead === undefined ? undefined : start(ahead);
  });
  const latest = useRef<Edits>(edits ?? before);
  const read = useRef(start);
  read.current = start;
  const isRead = edits !== undefined;
  useEffect(() => {
    if (isRead) return;
    let over = false;
    void item.get().then((stored) => {
      if (over) return;
      latest.current = read.current(stored);
      setEdits(latest.current);
    });
    return () => {
      over = true;
    };
  }, [item, isRead]);
  const edit = (change: Edits): void => {
    latest.current = { ...latest.current, ...change };
    setEdits(latest.current);
    void item.set({ ...latest.current, ...about });
  };
  return [edits, edit];
}

function isAbout<About extends object>(stored: About, about: About): boolean {
  return (Object.keys(about) as (keyof About)[]).every((key) => stored[key] === about[key]);
}
