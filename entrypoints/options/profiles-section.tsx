import { useState } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import { ProfileBadge } from '@/components/profile-badge';
import { profileName } from '@/components/profile-name';
import { useStored } from '@/components/use-stored';
import { currentProfileIdItem, profilesItem } from '@/utils/infisical/storage';
import { formOf, newForm } from './form';
import { ProfileForm } from './profile-form';

/** The form of the current profile at once; others through the list, a new one through `Add profile`. */
export function ProfilesSection() {
  const profiles = useStored(profilesItem);
  const currentId = useStored(currentProfileIdItem);
  const [choice, setChoice] = useState<string>();
  // Kept apart from `choice`, so that saving a new profile does not take its confirmation off the page.
  const [draftId, setDraftId] = useState(() => crypto.randomUUID());
  if (profiles === undefined || currentId === undefined) return null;

  const shownId = choice ?? currentId;
  const shown = profiles.find(({ id }) => id === shownId) ?? (choice === draftId ? undefined : profiles[0]);
  const add = (): void => {
    const id = crypto.randomUUID();
    setDraftId(id);
    setChoice(id);
  };
  // A new draft, because the removed profile may have been the draft: its form must not live on.
  const forget = (): void => {
    setDraftId(crypto.randomUUID());
    setChoice(undefined);
  };
  return (
    <section className="stack profile-form" aria-labelledby="profiles">
      <h2 id="profiles">{i18n.t('options.profiles.title')}</h2>
      {shown && (
        <div className="row">
          <ProfileBadge profile={shown} /> {profileName(shown)}
        </div>
      )}
      <div className="row">
        {profiles.length > 1 && (
          <Select
            label={i18n.t('options.profiles.shown')}
            value={shown?.id ?? draftId}
            options={[
              ...profiles.map((profile) => ({ value: profile.id, text: profileName(profile) })),
              ...(shown ? [] : [{ value: draftId, text: i18n.t('options.profiles.new') }]),
            ]}
            onValue={setChoice}
          />
        )}
        {profiles.length > 0 && (
          <button type="button" onClick={add}>
            {i18n.t('options.profiles.add')}
          </button>
        )}
      </div>
      <ProfileForm
        key={shown?.id ?? draftId}
        saved={shown !== undefined}
        initial={shown ? formOf(shown) : newForm(draftId)}
        onSaved={setChoice}
        onRemoved={forget}
      />
    </section>
  );
}
