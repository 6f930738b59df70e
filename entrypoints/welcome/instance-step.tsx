import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import { profileInUse } from '@/utils/infisical/profiles';
import { currentProfileIdItem, profilesItem } from '@/utils/infisical/storage';
import { InstanceForm } from './instance-form';
import { choiceOf } from './session-profile';

/** Where connections are to go. Begins with the Infisical that the popup begins with. */
export function InstanceStep() {
  const saved = useStored(profilesItem);
  const currentId = useStored(currentProfileIdItem);
  return (
    <li className="card">
      <h2>{i18n.t('welcome.instance.title')}</h2>
      <p>{i18n.t('welcome.instance.explain')}</p>
      {saved && currentId !== undefined && (
        <InstanceForm saved={saved} initial={choiceOf(profileInUse(saved, currentId))} />
      )}
    </li>
  );
}
