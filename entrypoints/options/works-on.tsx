import { i18n } from '#i18n';
import { wordsWith } from '@/components/words';
import type { HistoryEntry } from '@/utils/history/types';
import { serviceUsersUrl } from '@/utils/humanitec/console';

interface WorksOnProps {
  /** What works on, and what to do about it. */
  text: string;
  /** The Infisical that it is about. */
  siteUrls: readonly string[];
  /** The connections that it is about, with tokens of Humanitec. */
  entries: readonly HistoryEntry[];
}

/** What is not ended by forgetting it here, and where to end it. */
export function WorksOn({ text, siteUrls, entries }: WorksOnProps) {
  const organizations = new Set(entries.flatMap(({ humanitecOrganizations }) => humanitecOrganizations));
  const [organization, ...others] = organizations;
  return (
    <div className="works-on quiet-text">
      <p>{text}</p>
      <ul className="plain-list">
        {[...new Set(siteUrls)].map((siteUrl) => (
          <Place
            key={siteUrl}
            url={siteUrl}
            text={wordsWith('options.leaving.infisical', new URL(siteUrl).host)}
          />
        ))}
        {entries.length > 0 && (
          <Place
            url={serviceUsersUrl(others.length === 0 ? organization : undefined)}
            text={i18n.t('options.leaving.humanitec')}
          />
        )}
      </ul>
    </div>
  );
}

function Place({ url, text }: { url: string; text: string }) {
  return (
    <li>
      <a href={url} target="_blank" rel="noreferrer">
        {text}
      </a>
    </li>
  );
}
