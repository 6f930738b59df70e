import { useEffect, useEffectEvent, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { AskOnce } from '@/components/ask-once';
import { FailureAlert } from '@/components/failure-alert';
import { profileName } from '@/components/profile-name';
import { UndoNotice } from '@/components/undo-notice';
import { useAction } from '@/components/use-action';
import { usePolicy } from '@/components/use-policy';
import { useStored } from '@/components/use-stored';
import { wordsWith } from '@/components/words';
import { historyItem } from '@/utils/history/storage';
import { profileInUse } from '@/utils/infisical/selectable';
import { hostPattern } from '@/utils/infisical/site-url';
import { currentProfileIdItem, profilesItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { infisicalUse, mayUse } from '@/utils/policy/require-infisical';
import type { Policy } from '@/utils/policy/types';
import { cardsOf, type Edited, newDraft, toEdit } from './cards';
import { formOf, newForm } from './form';
import { nameOf, ProfileCard } from './profile-card';
import { ProfileForm } from './profile-form';
import { focusSection, Section } from './section';
import { useSecretPlaces } from './use-secret-places';
import { WorksOn } from './works-on';

/** The profiles as cards, with the form of the current one at once. */
export function ProfilesSection() {
  const saved = useStored(profilesItem);
  const currentId = useStored(currentProfileIdItem);
  const policy = usePolicy();
  const [removed, setRemoved] = useState<Removed>();
  return (
    <Section id="profiles">
      <p className="quiet-text">{i18n.t('options.profiles.intro')}</p>
      {removed && policy && (
        <RemovedNotice {...removed} policy={policy} onUndone={() => setRemoved(undefined)} />
      )}
      {saved && currentId !== undefined && policy && (
        <Cards
          saved={saved}
          policy={policy}
          inUse={profileInUse(saved, currentId, policy)}
          onRemoved={setRemoved}
        />
      )}
    </Section>
  );
}

/** A profile that was removed, its place among the others, and whether the popup used it. */
interface Removed {
  profile: Profile;
  place: number;
  wasInUse: boolean;
}

interface CardsProps {
  saved: readonly Profile[];
  policy: Policy;
  inUse: Profile;
  onRemoved: (removed: Removed) => void;
}

/** One profile is edited at a time, and stays so, whatever is chosen in the popup meanwhile. */
function Cards({ saved, policy, inUse, onRemoved }: CardsProps) {
  const history = useStored(historyItem);
  const secrets = useSecretPlaces();
  const [edited, setEdited] = useState<Edited>(() => toEdit(inUse, saved));
  const [wasChosen, setWasChosen] = useState(false);
  const [isDirty, setDirty] = useState(false);

  const cards = cardsOf(saved, edited, policy);
  const shown = cards.find(({ isEdited }) => isEdited);
  // Also the built-in one that a draft begins as, in whose place a saved one has come.
  const isReplaced = edited.builtInId !== undefined && shown?.profile === undefined && !isDirty;
  const isGone = shown === undefined || isReplaced;
  const showCurrent = useEffectEvent(() => {
    setWasChosen(false);
    setEdited(toEdit(inUse, saved));
  });
  useEffect(() => {
    if (isGone) showCurrent();
  }, [isGone]);

  const edit = (next: Edited): void => {
    setWasChosen(true);
    setEdited(next);
  };
  const forget = (profile: Profile): void => {
    onRemoved({ profile, place: saved.indexOf(profile), wasInUse: profile.id === inUse.id });
    // It may have been a draft when its form was opened, and must not become one again.
    setEdited({ id: profile.id, isDraft: false });
  };
  const unsaved = shown && isDirty ? nameOf(shown) : '';
  return (
    <>
      <ul className="plain-list profiles">
        {cards.map((card) => {
          const { key, profile, isSaved, isEdited } = card;
          return (
            <ProfileCard
              key={key}
              card={card}
              isInUse={profile?.id === inUse.id}
              secret={secrets[key]}
              history={history}
              unsaved={unsaved}
              wasChosen={wasChosen}
              onEdit={() => profile && edit(toEdit(profile, saved))}
            >
              {isEdited && (
                <ProfileForm
                  saved={isSaved ? profile : undefined}
                  policy={policy}
                  initial={profile ? { ...formOf(profile), id: key } : newForm(key)}
                  onDirty={setDirty}
                  onRemoved={forget}
                />
              )}
            </ProfileCard>
          );
        })}
      </ul>
      <div className="row">
        <AskOnce
          key={edited.id}
          question={wordsWith('options.profiles.unsaved', unsaved)}
          yes={i18n.t('options.profiles.discard')}
          no={i18n.t('options.profiles.keep')}
          isNeeded={unsaved !== ''}
          onYes={() => edit(newDraft())}
        >
          {i18n.t('options.profiles.add')}
        </AskOnce>
      </div>
    </>
  );
}

/** Offers a removed profile again for as long as this page is open: what is known of it is held nowhere else. */
function RemovedNotice({
  profile,
  place,
  wasInUse,
  policy,
  onUndone,
}: Removed & { policy: Policy; onUndone: () => void }) {
  const { instance, siteUrl, signIn } = profile;
  const restore = useAction('profile.restore');
  const undo = async (): Promise<void> => {
    // The host was given back with the profile, and only a click may ask for it. The popup asks again if this is refused.
    const isUsable = mayUse(policy, infisicalUse(profile));
    if (instance === 'self-hosted' && isUsable)
      await browser.permissions.request({ origins: [hostPattern(siteUrl)] });
    if ((await restore.run({ profile, place, wasInUse })) === undefined) return;
    onUndone();
    focusSection('profiles');
  };
  const hasSecret = signIn.method !== 'browser-session';
  const key = hasSecret ? 'options.profiles.removedWithSecret' : 'options.profiles.removed';
  const made = useStored(historyItem)?.filter(({ profileId }) => profileId === profile.id) ?? [];
  const worksOn = [
    ...(made.length > 0 ? [i18n.t('options.leaving.profile')] : []),
    ...(hasSecret ? [i18n.t('options.leaving.secret')] : []),
  ];
  return (
    <>
      <UndoNotice
        key={profile.id}
        text={wordsWith(key, profileName(profile))}
        busy={restore.busy}
        onUndo={undo}
      />
      {worksOn.length > 0 && <WorksOn text={worksOn.join(' ')} siteUrls={[siteUrl]} entries={made} />}
      {restore.failure && <FailureAlert failure={restore.failure} />}
    </>
  );
}
