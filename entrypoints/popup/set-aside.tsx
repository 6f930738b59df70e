import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import { captureItem, setAsideItem } from '@/utils/storage';

/** Brings back a capture that was discarded a moment ago, or that a newer one took the place of. */
export function SetAside() {
  const aside = useStored(setAsideItem);
  const current = useStored(captureItem);
  const restore = useAction('capture.restore');
  const over = useOver(aside?.until);
  if (!aside || over) return null;
  const { masked } = aside.capture;
  return (
    <div className="notice row apart" role="status">
      <span>
        {current ? i18n.t('popup.aside.replaced', [masked]) : i18n.t('popup.aside.discarded', [masked])}
      </span>
      <button type="button" disabled={restore.busy} onClick={() => restore.run({})}>
        {current ? i18n.t('popup.aside.use') : i18n.t('popup.aside.undo')}
      </button>
    </div>
  );
}

/** Whether a moment is past; turns true by itself. */
function useOver(until: number | undefined): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (until === undefined) return;
    setOver(false);
    const timer = setTimeout(() => setOver(true), until - Date.now());
    return () => clearTimeout(timer);
  }, [until]);
  return over;
}
