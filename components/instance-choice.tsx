import { i18n } from '#i18n';
import { CLOUD_IDS, CLOUDS } from '@/utils/infisical/clouds';
import type { Instance } from '@/utils/infisical/types';
import { RadioGroup } from './choice';

interface InstanceChoiceProps {
  value: Instance;
  onValue: (instance: Instance) => void;
}

/** Which Infisical: one of the Clouds, or the user's own. */
export function InstanceChoice({ value, onValue }: InstanceChoiceProps) {
  return (
    <RadioGroup
      legend={i18n.t('options.profile.instance')}
      value={value}
      options={[
        ...CLOUD_IDS.map((id) => ({ value: id, text: CLOUDS[id].name, hint: CLOUDS[id].origin })),
        { value: 'self-hosted', text: i18n.t('options.profile.selfHosted') },
      ]}
      onValue={onValue}
    />
  );
}
