import { useEffect, useEffectEvent } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { hostOfPattern } from '@/utils/infisical/site-url';
import { useHost } from './use-host';

interface AllowHostProps {
  /** Match pattern of the one host that is missing. */
  pattern: string;
  /** Called once it is there, be it allowed here or in the browser's own settings. */
  onAllowed?: () => void;
}

/** Has the browser ask for a host. Only a page can, and only in a click. */
export function AllowHost({ pattern, onAllowed }: AllowHostProps) {
  const isAllowed = useHost(pattern);
  const goOn = useEffectEvent(() => onAllowed?.());
  useEffect(() => {
    if (isAllowed) goOn();
  }, [isAllowed]);
  return (
    <div>
      <button
        type="button"
        className="primary"
        // Nothing before it: browsers refuse the question without a user gesture.
        onClick={() => void browser.permissions.request({ origins: [pattern] })}
      >
        {i18n.t('popup.destination.allow', [hostOfPattern(pattern)])}
      </button>
    </div>
  );
}
