import type { ReactNode } from 'react';

interface UnderWayProps {
  text: string;
  /** What stands beside it. */
  children?: ReactNode;
}

/** That something is going on, in words. */
export function UnderWay({ text, children }: UnderWayProps) {
  return (
    <div className="row">
      <span className="spinner" aria-hidden="true" />
      <span role="status">{text}</span>
      {children}
    </div>
  );
}
