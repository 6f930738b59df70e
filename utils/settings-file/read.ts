import * as z from 'zod/mini';
import { type FailureCode, fail, failureOf } from '../failure';
import { cleanText } from '../free-text';
import { parseSite } from '../infisical/site-url';
import { shownPolicy } from '../policy/managed';
import { infisicalUse, mayUse } from '../policy/require-infisical';
import { type Policy, UNRESTRICTED } from '../policy/types';
import { type MessageKey, type Sentence, say } from '../sentence';
import { KIND, MOST_PROFILES, type Settings, SettingsPreferences, SettingsProfile, VERSION } from './schema';

/** A hundred profiles with the longest texts are half as large. */
const MOST_KB = 256;
/** Names of unknown fields to tell. */
const MOST_NAMES = 8;
const NAME_LENGTH = 40;

const Envelope = z.object({
  kind: z.literal(KIND),
  version: z.unknown(),
  profiles: z.unknown(),
  preferences: z.optional(z.unknown()),
});

/** What a settings file holds, and what of it was left out and why. */
export interface ReadSettings {
  settings: Settings;
  notes: Sentence[];
}

/**
 * Reads a file that the user has chosen. A file as such is taken or refused; of one that is taken, each profile that cannot be
 * used is left out, and so is each field that is not known here.
 *
 * @throws `settingsTooLarge`, and whatever {@link readSettings} refuses
 */
export async function readSettingsFile(file: Blob): Promise<ReadSettings> {
  if (file.size > MOST_KB * 1024) throw fail('settingsTooLarge', [MOST_KB]);
  return readSettings(await file.text(), await shownPolicy.get());
}

/** Reads the text of a settings file. @throws `settingsNotOurs`, `settingsVersion`, `settingsTooMany` */
export function readSettings(text: string, policy = UNRESTRICTED): ReadSettings {
  const raw = parseJson(text);
  const envelope = Envelope.safeParse(raw);
  if (!envelope.success) throw fail('settingsNotOurs');
  const { version, profiles: entries, preferences: wishes = {} } = envelope.data;
  if (version !== VERSION) throw fail('settingsVersion', [versionText(version), VERSION]);
  if (!Array.isArray(entries)) throw fail('settingsNotOurs');
  if (entries.length > MOST_PROFILES) throw fail('settingsTooMany', [MOST_PROFILES]);

  const seen = new Set<string>();
  const read = entries.map((entry, index) => readProfile(entry, index + 1, seen, policy));
  const profiles = read.flatMap((each) => ('profile' in each ? each.profile : []));
  const reasons = read.flatMap((each) => ('reason' in each ? each.reason : []));

  const known = SettingsPreferences.safeParse(wishes);
  const preferences = known.success ? known.data : {};
  const unknown = new Set([
    ...unknownKeys(raw, envelope.data),
    ...read.flatMap((each) => ('unknown' in each ? each.unknown : [])),
    ...(known.success ? unknownKeys(wishes, preferences) : []),
  ]);
  return {
    settings: { version: VERSION, profiles, preferences },
    notes: [
      ...reasons,
      ...(known.success ? [] : [say('settingsFile.note.preferences')]),
      ...(unknown.size > 0 ? [say('settingsFile.note.unknown', names(unknown))] : []),
    ],
  };
}

type ReadProfile = { profile: SettingsProfile; unknown: string[] } | { reason: Sentence };

function readProfile(entry: unknown, position: number, seen: Set<string>, policy: Policy): ReadProfile {
  const parsed = SettingsProfile.safeParse(entry);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') || 'id';
    return { reason: say('settingsFile.note.unfit', position, field) };
  }
  const profile = parsed.data;
  if (seen.has(profile.id)) return { reason: say('settingsFile.note.twice', position) };
  seen.add(profile.id);
  try {
    const { siteUrl } = parseSite(profile.siteUrl);
    if (!mayUse(policy, infisicalUse({ ...profile, siteUrl }))) {
      return { reason: say('settingsFile.note.notAllowed', position) };
    }
    return { profile: { ...profile, siteUrl }, unknown: unknownKeys(entry, profile) };
  } catch (error) {
    return { reason: say(ADDRESSES[failureOf(error).code] ?? 'settingsFile.note.address', position) };
  }
}

const ADDRESSES: Partial<Record<FailureCode, MessageKey>> = {
  profileUrlInsecure: 'settingsFile.note.insecure',
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fail('settingsNotOurs');
  }
}

/** The keys of what came that are not in what was taken of it, as deep as anything was taken. */
function unknownKeys(came: unknown, taken: unknown): string[] {
  if (!isObject(came) || !isObject(taken)) return [];
  return Object.keys(came).flatMap((key) => {
    if (!Object.hasOwn(taken, key)) return [key];
    return Array.isArray(taken[key]) ? [] : unknownKeys(came[key], taken[key]);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function names(keys: ReadonlySet<string>): string {
  const shown = [...keys].slice(0, MOST_NAMES).map((key) => cleanText(key, NAME_LENGTH) || '?');
  return [...shown, ...(keys.size > MOST_NAMES ? ['…'] : [])].join(', ');
}

function versionText(version: unknown): string {
  return typeof version === 'number' ? String(version) : '?';
}
