import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { UnderWay } from '@/components/under-way';
import { useAction } from '@/components/use-action';
import { useResumed } from '@/components/use-resumed';
import { useStored } from '@/components/use-stored';
import { wordsWith } from '@/components/words';
import { type ReadBack, readBackOf } from '@/utils/grant/read-back';
import { grantItem } from '@/utils/grant/storage';
import type { Grant, GrantIn } from '@/utils/grant/types';
import { sameApp } from '@/utils/preflight/selection';
import type { Preflight } from '@/utils/preflight/types';
import { Confirm } from './confirm';

/** What was begun about the access of this token to an app. Not in its row: what a press is about must not be scrolled away. */
export function BegunGrant({ preflight }: { preflight: Preflight }) {
  const grant = useStored(grantItem);
  if (grant?.captureId !== preflight.captureId) return null;
  return <GrantState key={grant.id} grant={grant} preflight={preflight} />;
}

interface GrantProps<State extends Grant['state'] = Grant['state']> {
  grant: GrantIn<State>;
  preflight: Preflight;
}

function GrantState({ grant, preflight }: GrantProps) {
  switch (grant.state) {
    case 'asking':
      return <Resumed text={i18n.t('popup.grant.asking')} />;
    case 'ready':
      return <Confirm grant={grant} />;
    case 'looking':
      return <Resumed text={i18n.t('popup.grant.looking')} />;
    case 'sending':
      return <Resumed text={i18n.t('popup.grant.sending')} />;
    case 'given':
    case 'uncertain':
      return <Sent grant={grant} preflight={preflight} />;
    case 'impossible':
      return <Told grant={grant} verdict="warn" text={impossibleText(grant)} />;
  }
}

/** A background that the browser has stopped says what came of it as soon as it is there again; the checks tell the rest. */
function Resumed({ text }: { text: string }) {
  const { run } = useAction('preflight.run');
  useResumed(true, () => void run({}));
  return <UnderWay text={text} />;
}

const SENT = {
  given: {
    open: 'popup.grant.given.open',
    seen: 'popup.grant.given.seen',
    unseen: 'popup.grant.given.unseen',
    unknown: 'popup.grant.given.unknown',
  },
  uncertain: {
    open: 'popup.grant.uncertain.open',
    seen: 'popup.grant.uncertain.seen',
    unseen: 'popup.grant.uncertain.unseen',
    unknown: 'popup.grant.uncertain.unknown',
  },
} as const;

/** Done is said of nothing that the token itself does not show. */
function Sent({ grant, preflight }: GrantProps<'given' | 'uncertain'>) {
  const access = preflight.apps.find((app) => sameApp(app, grant));
  const readBack: ReadBack = readBackOf(grant, preflight, access ?? { role: null, source: 'none' });
  const text = wordsWith(SENT[grant.state][readBack], grant.user.name, grant.app);
  if (readBack === 'open') return <Resumed text={text} />;
  return <Told grant={grant} verdict={readBack === 'seen' ? 'pass' : 'warn'} text={text} />;
}

function impossibleText({ obstacle, user, app }: GrantIn<'impossible'>): string {
  return wordsWith(`popup.grant.impossible.${obstacle}`, user.name, app);
}

interface ToldProps {
  grant: Grant;
  verdict: 'pass' | 'warn';
  text: string;
}

/** What came of it, until it has been read. */
function Told({ grant, verdict, text }: ToldProps) {
  const clear = useAction('grant.clear');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className={`notice ${verdict}`} role={verdict === 'pass' ? 'status' : 'alert'} ref={place}>
      <span>{text}</span>
      <div>
        <button
          type="button"
          className="quiet"
          disabled={clear.busy}
          onClick={() => clear.run({ grantId: grant.id })}
        >
          {i18n.t('popup.push.close')}
        </button>
      </div>
    </div>
  );
}
