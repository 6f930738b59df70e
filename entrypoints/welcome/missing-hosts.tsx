import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useHost } from '@/components/use-host';
import { API_HOST, CONSOLE_HOST } from '@/utils/humanitec/hosts';
import { hostOfPattern } from '@/utils/infisical/site-url';

/** Asks for what the browser withholds of Humanitec: Firefox lets users refuse hosts, Chromium give them by the click. */
export function MissingHosts() {
  const mayWatch = useHost(CONSOLE_HOST);
  const mayCheck = useHost(API_HOST);
  const missing = [...(mayWatch === false ? [CONSOLE_HOST] : []), ...(mayCheck === false ? [API_HOST] : [])];
  if (missing.length === 0) return null;
  return (
    <div className="notice warn" role="status">
      <p>{i18n.t('welcome.hosts.missing', [missing.map(hostOfPattern).join(', ')])}</p>
      <div>
        <button
          type="button"
          className="primary"
          // Nothing before it: browsers refuse the question without a user gesture.
          onClick={() => void browser.permissions.request({ origins: missing })}
        >
          {i18n.t('welcome.hosts.allow')}
        </button>
      </div>
    </div>
  );
}
