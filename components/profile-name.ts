import { CLOUDS } from '@/utils/infisical/clouds';
import type { Profile } from '@/utils/infisical/types';

/** What a profile is called: the user's own name for it, or the instance's; a self-hosted one by its host. */
export function profileName({
  label,
  instance,
  siteUrl,
}: Pick<Profile, 'label' | 'instance' | 'siteUrl'>): string {
  if (label !== '') return label;
  if (instance === 'self-hosted') return new URL(siteUrl).host;
  return CLOUDS[instance].name;
}
