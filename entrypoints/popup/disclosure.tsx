import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useView } from './view/kept';

interface DisclosureProps {
  /** Tells it from all others in the popup: how the user has left it is kept by it. */
  name: string;
  summary: ReactNode;
  /** Whether the user has to see it. It opens when this becomes true, and never closes by itself. */
  isNeeded: boolean;
  /** Drawn only while it is open: there is much of it. */
  isHeavy?: boolean;
  children: ReactNode;
}

/** What most do not need, one click away. */
export function Disclosure({ name, summary, isNeeded, isHeavy = false, children }: DisclosureProps) {
  const view = useView();
  const [isOpen, setOpen] = useState(view?.isOpen(name) ?? isNeeded);
  const wasNeeded = useRef(isNeeded);
  useEffect(() => {
    if (isNeeded && !wasNeeded.current) setOpen(true);
    wasNeeded.current = isNeeded;
  }, [isNeeded]);
  const onToggle = (open: boolean): void => {
    if (open === isOpen) return;
    setOpen(open);
    view?.fold(name, open);
  };
  return (
    <details open={isOpen} onToggle={({ currentTarget: { open } }) => onToggle(open)}>
      <summary>{summary}</summary>
      {(isOpen || !isHeavy) && children}
    </details>
  );
}
