import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { wordsWith } from '@/components/words';
import type { Lead } from './backend';

interface NoticeProps {
  lead: Lead | undefined;
  onEnd: () => void;
}

/** Says at all times that nothing here is real, and where the last click would have led. */
export function Notice({ lead, onEnd }: NoticeProps) {
  const said = useRef<HTMLElement>(null);
  // What had the focus is gone, and this comes first.
  useEffect(() => {
    said.current?.focus();
  }, []);
  return (
    <aside className="notice warn sample" aria-label={i18n.t('sample.title')}>
      <div className="row apart">
        <strong ref={said} tabIndex={-1}>
          {i18n.t('sample.notice')}
        </strong>
        <button type="button" className="quiet" onClick={onEnd}>
          {i18n.t('sample.end')}
        </button>
      </div>
      <small role="status">{lead && leadWords(lead)}</small>
    </aside>
  );
}

function leadWords({ url, isRoleChanged }: Lead): string {
  return isRoleChanged
    ? wordsWith('sample.leadsToRole', url, i18n.t('popup.access.checkAgain'))
    : wordsWith('sample.leads', url);
}
