import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

const CHANGED = 'console:navigated';

export function navigate(path: string): void {
  history.pushState(null, '', path);
  window.dispatchEvent(new Event(CHANGED));
}

/** The segments of the current path; changes without a reload. */
export function usePath(): string[] {
  const pathname = useSyncExternalStore(subscribe, () => location.pathname);
  return pathname.split('/').filter((segment) => segment !== '');
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    window.removeEventListener('popstate', onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}

export function Link({ to, children }: { to: string; children: ReactNode }) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} onClick={follow}>
      {children}
    </a>
  );
}
