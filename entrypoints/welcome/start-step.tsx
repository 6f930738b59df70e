import { i18n } from '#i18n';
import { consoleUrl } from '@/utils/humanitec/console';
import { MissingHosts } from './missing-hosts';

/** Where to go on from here. */
export function StartStep() {
  return (
    <li className="card">
      <h2>{i18n.t('welcome.start.title')}</h2>
      <MissingHosts />
      <p>{i18n.t('welcome.start.explain')}</p>
      <p>
        <a className="button" href={consoleUrl()} target="_blank" rel="noreferrer">
          {i18n.t('welcome.start.open')}
        </a>
      </p>
      <p className="quiet-text">{i18n.t('welcome.start.reload')}</p>
    </li>
  );
}
