import { i18n } from '#i18n';
import { VerdictSign } from '@/components/verdict';
import { useIsPinned } from './use-is-pinned';

/** How this browser keeps the icon in sight, or that it does. */
export function PinStep() {
  const isPinned = useIsPinned();
  return (
    <li className="card">
      <h2>{i18n.t('welcome.pin.title')}</h2>
      <div role="status">
        {isPinned ? (
          <p className="with-sign">
            <VerdictSign verdict="pass" />
            {i18n.t('welcome.pin.pinned')}
          </p>
        ) : (
          <p>{import.meta.env.FIREFOX ? i18n.t('welcome.pin.firefox') : i18n.t('welcome.pin.chromium')}</p>
        )}
      </div>
    </li>
  );
}
