import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import { setAsideItem } from '@/utils/capture/storage';
import type { SetAside as Discarded } from '@/utils/capture/types';

/** Brings back captures that were discarded a moment ago, each by itself. */
export function SetAside() {
  return useStored(setAsideItem)?.map((aside) => <Undo key={aside.capture.id} aside={aside} />);
}

function Undo({ aside: { capture, until } }: { aside: Discarded }) {
  const restore = useAction('capture.restore');
  if (useOver(until)) return null;
  return (
    <div className="notice row apart" role="status">
      <span>{i18n.t('popup.aside.discarded', [capture.masked])}</span>
      <button type="button" disabled={restore.busy} onClick={() => restore.run({ captureId: capture.id })}>
        {i18n.t('common.undo')}
      </button>
    </div>
  );
}

/** Whether a moment is past; turns true by itself. */
function useOver(until: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), until - Date.now());
    return () => clearTimeout(timer);
  }, [until]);
  return over;
}
