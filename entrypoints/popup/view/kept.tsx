import { createContext, type ReactNode, useContext, useState } from 'react';
import { useBackend } from '@/components/backend';
import { useKeptScroll } from './use-kept-scroll';
import { KeptView, type View, viewItem } from './view';

const ViewContext = createContext<KeptView | undefined>(undefined);

interface KeptProps {
  /** Where the journey stands. */
  at: string;
  /** What was stored when the popup opened. */
  left: View | null;
  children: ReactNode;
}

/** Shows what is in it as it was left. */
export function Kept({ at, left, children }: KeptProps) {
  const item = useBackend().stored(viewItem);
  const [view] = useState(() => new KeptView(at, left, item));
  // Before what is in it: a part that is new begins as the view of its own point says, and not of the one before.
  view.moveTo(at);
  useKeptScroll(view);
  return <ViewContext value={view}>{children}</ViewContext>;
}

/** The view of the popup that something is shown in; undefined where nothing is kept. */
export function useView(): KeptView | undefined {
  return useContext(ViewContext);
}
