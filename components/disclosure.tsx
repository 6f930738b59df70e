import { type ReactNode, useEffect, useState } from 'react';

interface DisclosureProps {
  summary: ReactNode;
  /** Whether the user has to see it. It opens when this becomes true, and never closes by itself. */
  isNeeded: boolean;
  /** Drawn only while it is open: there is much of it. */
  isHeavy?: boolean;
  children: ReactNode;
}

/** What most do not need, one click away. */
export function Disclosure({ summary, isNeeded, isHeavy = false, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(isNeeded);
  useEffect(() => {
    if (isNeeded) setOpen(true);
  }, [isNeeded]);
  return (
    <details open={isOpen} onToggle={({ currentTarget: { open } }) => setOpen(open)}>
      <summary>{summary}</summary>
      {(isOpen || !isHeavy) && children}
    </details>
  );
}
