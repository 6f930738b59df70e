import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Mark } from '@/components/mark';
import { wordsWith } from '@/components/words';
import { CONSOLE_ORIGIN } from '@/utils/humanitec/hosts';
import { CLOUDS } from '@/utils/infisical/clouds';

/** Names that nobody takes for their own. */
const EXAMPLE = { user: 'example-user', app: 'example-app', connection: 'example' };

/** The console with a new token, as bars: what it says there is not ours. Below it the prompt, with its own words. */
export function OfferFrame() {
  return (
    <>
      <div className="address">
        <i />
        <i />
        <i />
        <span>{new URL(CONSOLE_ORIGIN).host}</span>
      </div>
      <div className="dialog">
        <span className="bar" />
        <span className="token">••••••••••••</span>
        <div className="prompt">
          <strong>{i18n.t('capture.offer')}</strong>
          <span className="quiet-text">{i18n.t('capture.offerNext')}</span>
          <div className="keys">
            <Pressed>{i18n.t('capture.send')}</Pressed>
            <span className="key">{i18n.t('capture.dismiss')}</span>
          </div>
        </div>
      </div>
    </>
  );
}

/** The popup, with what was found out about the token and where it would go. */
export function CheckFrame() {
  return (
    <div className="popup">
      <PopupHead />
      <dl>
        <dt>{i18n.t('popup.access.serviceUser')}</dt>
        <dd>{EXAMPLE.user}</dd>
        <dt>{i18n.t('popup.table.write')}</dt>
        <dd>
          <span className="tick">✓</span> {EXAMPLE.app}
        </dd>
        <dt>{i18n.t('popup.destination.origin')}</dt>
        <dd>{new URL(CLOUDS.us.origin).host}</dd>
      </dl>
      <div className="keys end">
        <Pressed>{i18n.t('popup.connect.create')}</Pressed>
      </div>
    </div>
  );
}

/** The popup with the result. */
export function DoneFrame() {
  return (
    <div className="popup">
      <PopupHead />
      <div className="done">
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <circle cx="24" cy="24" r="22" />
          <path d="m14 25 7 7 13-15" />
        </svg>
        <span>{wordsWith('popup.result.created', EXAMPLE.connection)}</span>
      </div>
    </div>
  );
}

function PopupHead() {
  return (
    <div className="head">
      <Mark />
      <strong>{i18n.t('manifest.name')}</strong>
    </div>
  );
}

/** A button with the pointer on it. */
function Pressed({ children }: { children: ReactNode }) {
  return (
    <span className="key primary">
      {children}
      <svg className="pointer" viewBox="0 0 16 20" aria-hidden="true">
        <path d="M1 1v15l4-3.5 2.6 6 2.8-1.2-2.6-6H13z" />
      </svg>
    </span>
  );
}
