import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
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
  useEffect(() => view.moveTo(at), [view, at]);
  useKeptScroll(view);
  return <ViewContext value={view}>{children}</ViewContext>;
}

/** The view of the popup that something is shown in; undefined where nothing is kept. */
export function useView(): KeptView | undefined {
  return useContext(ViewContext);
}
