import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

interface AllowHostProps {
  /** Match pattern of the one host that is missing. */
  pattern: string;
  onAllowed: () => void;
}

/** Has the browser ask for a host. Only a page can, and only in a click. */
export function AllowHost({ pattern, onAllowed }: AllowHostProps) {
  const allow = async (): Promise<void> => {
    // Must be the first thing after the click: browsers refuse the question without a user gesture.
    if (await browser.permissions.request({ origins: [pattern] })) onAllowed();
  };
  return (
    <div>
      <button type="button" className="primary" onClick={() => void allow()}>
        {i18n.t('popup.target.allow', [new URL(pattern.replace('*', '')).host])}
      </button>
    </div>
  );
}
