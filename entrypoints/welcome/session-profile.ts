import { selectableProfiles } from '@/utils/infisical/selectable';
import { siteOf } from '@/utils/infisical/site-url';
import type { Instance, Profile } from '@/utils/infisical/types';
import type { Policy } from '@/utils/policy/types';

/** Which Infisical the user has chosen. */
export interface Choice {
  instance: Instance;
  /** As typed; counts for a self-hosted one alone. */
  siteUrl: string;
}

/** The choice that stands for a profile. */
export function choiceOf({ instance, siteUrl }: Profile): Choice {
  return { instance, siteUrl: instance === 'self-hosted' ? siteUrl : '' };
}

/**
 * The profile of the chosen Infisical with the browser's own session: the one that is there, saved or built in, so that none
 * is made twice.
 *
 * @throws {FailureError} when the site URL cannot be used.
 */
export function sessionProfile(choice: Choice, saved: readonly Profile[], policy: Policy): Profile {
  const { instance, siteUrl } = siteOf(choice);
  return (
    selectableProfiles(saved, policy).find(
      (profile) => profile.siteUrl === siteUrl && profile.signIn.method === 'browser-session',
    ) ?? {
      id: crypto.randomUUID(),
      label: '',
      instance,
      siteUrl,
      signIn: { method: 'browser-session' },
      scope: { level: 'organization' },
    }
  );
}
