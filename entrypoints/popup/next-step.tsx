import type { MouseEvent, ReactNode } from 'react';
import { i18n } from '#i18n';
import { AllowHost } from '@/components/allow-host';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { useHost } from '@/components/use-host';
import { wordsWith } from '@/components/words';
import type { Place } from '@/utils/checklist/types';
import { consoleUrl, serviceUsersUrl } from '@/utils/humanitec/console';
import { CONSOLE_HOST } from '@/utils/humanitec/hosts';

/** The one thing to do on the way to a token, with the page to do it on. */
export function NextStep({ place }: { place: Place | undefined }) {
  return (
    <>
      <Next place={place} />
      <ConsoleAccess isClosed={place?.at === 'nowhere'} />
    </>
  );
}

function Next({ place }: { place: Place | undefined }) {
  switch (place?.at) {
    case undefined:
    case 'nowhere':
      return (
        <Line text={i18n.t('popup.next.openConsole')} url={consoleUrl()}>
          {i18n.t('popup.paste.openConsole')}
        </Line>
      );
    case 'start':
      return <OpenTab text={i18n.t('popup.next.chooseOrganization')} url={consoleUrl()} />;
    case 'organization':
      return (
        <Line text={wordsWith('popup.next.openServiceUsers', place.org)} url={serviceUsersUrl(place.org)}>
          {i18n.t('popup.next.serviceUsers')}
        </Line>
      );
    case 'service-users':
      return <OpenTab text={i18n.t('popup.next.createToken')} url={serviceUsersUrl(place.org)} />;
  }
}

/** What is done in the tab that is open already. */
function OpenTab({ text, url }: { text: string; url: string }) {
  const show = useAction('checklist.show-service-users');
  return (
    <>
      <Line text={text} url={url} onFollow={() => void show.run({})}>
        {i18n.t('popup.next.showTab')}
      </Line>
      {show.failure && <FailureAlert failure={show.failure} />}
    </>
  );
}

interface LineProps {
  text: string;
  url: string;
  /** What a click does instead of opening the page in a new tab. */
  onFollow?: () => void;
  children: ReactNode;
}

function Line({ text, url, onFollow, children }: LineProps) {
  const follow = (event: MouseEvent): void => {
    if (!onFollow) return;
    event.preventDefault();
    onFollow();
  };
  return (
    <p>
      <strong>{i18n.t('popup.next.title')}</strong> {text}{' '}
      <a href={url} target="_blank" rel="noreferrer" onClick={follow}>
        {children}
      </a>
    </p>
  );
}

/** Whether prompts can come at all: the browser may withhold the console, and runs no script in tabs that were open before. */
function ConsoleAccess({ isClosed }: { isClosed: boolean }) {
  const isAllowed = useHost(CONSOLE_HOST);
  if (isAllowed === undefined) return null;
  if (!isAllowed) {
    return (
      <div className="notice warn" role="status">
        <p>{i18n.t('popup.paste.withheld')}</p>
        <AllowHost pattern={CONSOLE_HOST} />
      </div>
    );
  }
  return isClosed ? <p className="quiet-text">{i18n.t('popup.paste.reload')}</p> : null;
}
