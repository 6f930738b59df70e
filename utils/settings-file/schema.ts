import * as z from 'zod/mini';
import { cleanText, FreeText, Id } from '../free-text';
import { LABEL_MAX } from '../infisical/types';
import { CAPTURE_MINUTES, type Preferences } from '../preferences';

/** What the file says it is. */
export const KIND = 'humanitec-to-infisical-settings';
/** Raised with each change that an older version of the extension would misread. */
export const VERSION = 1;
export const MOST_PROFILES = 100;

const MOST_ADDRESS = 300;
/** As each profile has got one from the browser. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** As {@link Profile} has it, in texts that somebody else may have written. There is no field for a secret. */
const SettingsSignIn = z.discriminatedUnion('method', [
  z.object({ method: z.literal('browser-session') }),
  z.object({
    method: z.literal('universal-auth'),
    clientId: Id,
    organizationSlug: z.optional(FreeText),
    remember: z.boolean(),
    lockAfterMinutes: z.optional(z.number().check(z.gte(1), z.lte(1440), z.refine(Number.isInteger))),
  }),
  z.object({ method: z.literal('access-token') }),
]);

const SettingsScope = z.discriminatedUnion('level', [
  z.object({ level: z.literal('organization') }),
  z.object({ level: z.literal('project'), id: Id, name: FreeText }),
]);

/** A profile without its instance, which follows from the site URL. */
export const SettingsProfile = z.object({
  id: z.string().check(z.regex(UUID)),
  label: z.string().check(z.overwrite((label) => cleanText(label, LABEL_MAX))),
  siteUrl: z.string().check(z.maxLength(MOST_ADDRESS)),
  sendCookies: z.optional(z.boolean()),
  signIn: SettingsSignIn,
  scope: SettingsScope,
});
export type SettingsProfile = z.infer<typeof SettingsProfile>;

/** Those that can be chosen in the options; a preference that is new does not build before it is here. */
const PREFERENCES = {
  captureMinutes: z.exactOptional(z.literal(CAPTURE_MINUTES)),
  fixHere: z.exactOptional(z.boolean()),
  weeklyHealth: z.exactOptional(z.boolean()),
} satisfies Record<keyof Preferences, z.ZodMiniType>;

export const SettingsPreferences = z.object(PREFERENCES);
export type SettingsPreferences = z.infer<typeof SettingsPreferences>;

/** Preferences as a file can have them; none, where one has a value that cannot be chosen. */
export function offered(preferences: Partial<Preferences>): SettingsPreferences {
  const parsed = SettingsPreferences.safeParse(preferences);
  return parsed.success ? parsed.data : {};
}

/** What is worth taking to another browser: settings, without any secret and without what this browser did. */
export const Settings = z.object({
  version: z.literal(VERSION),
  profiles: z.array(SettingsProfile).check(z.maxLength(MOST_PROFILES)),
  preferences: SettingsPreferences,
});
export type Settings = z.infer<typeof Settings>;
