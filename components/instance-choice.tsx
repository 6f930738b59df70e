import { i18n } from '#i18n';
import { CLOUD_IDS, CLOUDS } from '@/utils/infisical/clouds';
import { instanceOf } from '@/utils/infisical/site-url';
import type { Instance } from '@/utils/infisical/types';
import { isAllowed, type Policy } from '@/utils/policy/types';
import { RadioGroup } from './choice';
import { hintedBy } from './set-by-organization';

interface InstanceChoiceProps {
  value: Instance;
  policy: Policy;
  onValue: (instance: Instance) => void;
}

/** Which Infisical: one of the Clouds, or the user's own. */
export function InstanceChoice({ value, policy, onValue }: InstanceChoiceProps) {
  return (
    <RadioGroup
      legend={i18n.t('options.profile.instance')}
      value={value}
      options={[
        ...CLOUD_IDS.map((id) => ({
          value: id,
          text: CLOUDS[id].name,
          ...hintedBy(isAllowed(policy.allowedInfisicalOrigins, CLOUDS[id].origin), CLOUDS[id].origin),
        })),
        {
          value: 'self-hosted',
          text: i18n.t('options.profile.selfHosted'),
          ...hintedBy(mayHostItself(policy)),
        },
      ]}
      onValue={onValue}
    />
  );
}

function mayHostItself({ allowedInfisicalOrigins: origins }: Policy): boolean {
  return origins === 'any' || origins.some((origin) => instanceOf(origin) === 'self-hosted');
}
