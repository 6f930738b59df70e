import { dayText } from '../days';
import type { Profile, SignIn } from '../infisical/types';
import type { Preferences } from '../preferences';
import { KIND, offered, type Settings, type SettingsProfile, VERSION } from './schema';

/** The settings of this browser. Field by field, so that what is added to a profile later is not in it by itself. */
export function settingsOf(profiles: readonly Profile[], preferences: Preferences): Settings {
  return {
    version: VERSION,
    profiles: profiles.map(exported),
    preferences: offered(preferences),
  };
}

/** The text of a settings file. */
export function settingsJson(settings: Settings): string {
  return `${JSON.stringify({ kind: KIND, ...settings }, undefined, 2)}\n`;
}

/** What the file is called, with the day in the user's own time zone. */
export function settingsFileName(now: Date): string {
  return `${KIND}-${dayText(now)}.json`;
}

function exported({ id, label, siteUrl, sendCookies, signIn, scope }: Profile): SettingsProfile {
  return {
    id,
    label,
    siteUrl,
    ...(sendCookies ? { sendCookies } : {}),
    signIn: exportedSignIn(signIn),
    scope:
      scope.level === 'project'
        ? { level: 'project', id: scope.id, name: scope.name }
        : { level: 'organization' },
  };
}

function exportedSignIn(signIn: SignIn): SettingsProfile['signIn'] {
  if (signIn.method !== 'universal-auth') return { method: signIn.method };
  const { method, clientId, organizationSlug, remember, lockAfterMinutes } = signIn;
  return {
    method,
    clientId,
    remember,
    ...(organizationSlug === undefined ? {} : { organizationSlug }),
    ...(lockAfterMinutes === undefined ? {} : { lockAfterMinutes }),
  };
}
