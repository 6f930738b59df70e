import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAction } from '@/components/use-action';
import { sameApp, selectedApps } from '@/utils/preflight/selection';
import type { AppRef, Preflight } from '@/utils/preflight/types';

/** The chosen apps, and what chooses one or takes it out. */
export interface Selection {
  apps: readonly AppRef[];
  choose: (app: AppRef, on: boolean) => void;
}

const NONE: Pick<Preflight, 'chosen' | 'proposed'> = { chosen: [], proposed: [] };

/** The chosen apps of a preflight: what was clicked shows at once, what is stored has the last word. */
export function useSelection(preflight: Preflight | undefined): Selection {
  const { run } = useAction('preflight.select');
  const { chosen, proposed } = preflight ?? NONE;
  const stored = useMemo(() => selectedApps({ chosen, proposed }), [chosen, proposed]);
  const [selected, setSelected] = useState<readonly AppRef[]>(stored);
  const latest = useRef<readonly AppRef[]>(stored);
  const show = useCallback((apps: readonly AppRef[]): void => {
    latest.current = apps;
    setSelected(apps);
  }, []);
  useEffect(() => show(stored), [show, stored]);
  // The same function for every row and every choice, or all rows would be rendered again.
  const choose = useCallback(
    ({ org, app }: AppRef, on: boolean): void => {
      const others = latest.current.filter((ref) => !sameApp(ref, { org, app }));
      const apps = on ? [...others, { org, app }] : others;
      show(apps);
      void run({ apps });
    },
    [run, show],
  );
  return { apps: selected, choose };
}
