import { type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { AskOnce } from '@/components/ask-once';
import { ProfileBadge } from '@/components/profile-badge';
import { profileName } from '@/components/profile-name';
import { VerdictSign } from '@/components/verdict';
import { wordsWith } from '@/components/words';
import type { HistoryEntry } from '@/utils/history/types';
import type { Profile, SecretPlace } from '@/utils/infisical/types';
import type { Card } from './cards';
import { METHODS } from './method-names';
import { moment } from './moment';

interface ProfileCardProps {
  card: Card;
  /** Whether the popup uses it. */
  isInUse: boolean;
  /** Undefined until it is known, and for a profile that is not saved. */
  secret: SecretPlace | undefined;
  /** Undefined until it has been read. */
  history: readonly HistoryEntry[] | undefined;
  /** What would be lost if another profile were edited; empty where nothing would. */
  unsaved: string;
  /** Whether the user has asked to edit it, so that the focus follows. */
  wasChosen: boolean;
  onEdit: () => void;
  /** Its form, while it is edited. */
  children?: ReactNode;
}

/** A profile: what it is, what state it is in, and the way to edit it. */
export function ProfileCard(props: ProfileCardProps) {
  const { card, isInUse, unsaved, wasChosen, onEdit, children } = props;
  const { profile, isEdited } = card;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isEdited && wasChosen) heading.current?.focus();
  }, [isEdited, wasChosen]);
  return (
    <li className="card stack">
      <div className="row apart">
        <div className="card-title">
          <div className="card-name">
            {profile && <ProfileBadge profile={profile} />}
            <h3 ref={heading} tabIndex={-1}>
              <bdi>{nameOf(card)}</bdi>
            </h3>
          </div>
          {isInUse && <span className="tag">{i18n.t('options.profiles.inUse')}</span>}
          {isEdited && unsaved !== '' && (
            <span className="tag warn">{i18n.t('options.profiles.changed')}</span>
          )}
        </div>
        {!isEdited && (
          <AskOnce
            question={wordsWith('options.profiles.unsaved', unsaved)}
            yes={i18n.t('options.profiles.discard')}
            no={i18n.t('options.profiles.keep')}
            isNeeded={unsaved !== ''}
            onYes={onEdit}
          >
            {i18n.t('options.profiles.edit')}
            <span className="read-out"> {nameOf(card)}</span>
          </AskOnce>
        )}
      </div>
      {profile && <State {...props} profile={profile} />}
      {children}
    </li>
  );
}

/** What a card is called. */
export function nameOf({ profile }: Card): string {
  return profile ? profileName(profile) : i18n.t('options.profiles.new');
}

function State({ card, profile, secret, history }: ProfileCardProps & { profile: Profile }) {
  const last = history?.find(({ profileId }) => profileId === profile.id);
  return (
    <div className="card-state quiet-text">
      {!card.isEdited && (
        <p>
          <bdi>{profile.siteUrl}</bdi> · {i18n.t(METHODS[profile.signIn.method])}
        </p>
      )}
      {card.byOrganization === 'forbidden' && (
        <p className="with-sign">
          <VerdictSign verdict="fail" /> {i18n.t('options.profiles.forbidden')}
        </p>
      )}
      {card.isSaved ? (
        <SecretState secret={secret} />
      ) : (
        <p>
          {i18n.t(
            card.byOrganization === 'made' ? 'options.profiles.byOrganization' : 'options.profiles.builtIn',
          )}
        </p>
      )}
      {last && <p>{i18n.t('options.profiles.lastUsed', [moment(last.at)])}</p>}
      {!last && card.isSaved && <p>{history ? i18n.t('options.profiles.notUsed') : UNKNOWN}</p>}
    </div>
  );
}

/** Keeps the line of what is not known yet. */
const UNKNOWN = '\u00a0';

function SecretState({ secret }: { secret: SecretPlace | undefined }) {
  if (secret === undefined) return <p>{UNKNOWN}</p>;
  const text = i18n.t(`options.secret.${secret}`);
  if (secret !== 'missing') return <p>{text}</p>;
  return (
    <p className="with-sign">
      <VerdictSign verdict="warn" /> {text}
    </p>
  );
}
