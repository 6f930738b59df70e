import { i18n } from '#i18n';
import { usePolicy } from '@/components/use-policy';
import { useStored } from '@/components/use-stored';
import { profileInUse } from '@/utils/infisical/selectable';
import { currentProfileIdItem, profilesItem } from '@/utils/infisical/storage';
import { InstanceForm } from './instance-form';

/** Where connections are to go. Begins with the Infisical that the popup begins with. */
export function InstanceStep() {
  const saved = useStored(profilesItem);
  const currentId = useStored(currentProfileIdItem);
  const policy = usePolicy();
  return (
    <li className="card">
      <h2>{i18n.t('welcome.instance.title')}</h2>
      <p>{i18n.t('welcome.instance.explain')}</p>
      {saved && currentId !== undefined && policy && (
        <InstanceForm saved={saved} policy={policy} initial={profileInUse(saved, currentId, policy)} />
      )}
    </li>
  );
}
