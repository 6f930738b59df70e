import { fail } from '../failure';
import { profilesItem } from '../infisical/storage';
import { infisicalUse, requireAllowedInfisical } from '../policy/require-infisical';
import { preferencesItem } from '../preferences';
import { changed, preferenceChanges, profileChanges, profilesOf } from './compare';
import type { ImportUndo } from './messages';
import { MOST_PROFILES, offered, type Settings } from './schema';

/**
 * Takes the settings of a file over, and tells what it takes to undo that. Nothing is asked of the browser: the host of a
 * self-hosted Infisical is asked for when its profile is used.
 *
 * @throws `settingsTooMany`, as `parseSite`, and what {@link requireAllowedInfisical} refuses
 */
export async function importSettings(settings: Settings): Promise<ImportUndo> {
  const [saved, preferences] = await Promise.all([profilesItem.get(), preferencesItem.get()]);
  const given = profilesOf(settings);
  for (const profile of given) await requireAllowedInfisical(infisicalUse(profile));
  const changes = profileChanges(given, saved);
  const ids = new Set(saved.map(({ id }) => id));
  const added = changes.flatMap(({ kind, profile }) => {
    if (kind !== 'added') return [];
    const id = ids.has(profile.id) ? crypto.randomUUID() : profile.id;
    ids.add(id);
    return [{ ...profile, id }];
  });
  if (saved.length + added.length > MOST_PROFILES) throw fail('settingsTooMany', [MOST_PROFILES]);

  const edits = changes.filter((change) => change.kind === 'changed');
  const edited = new Map(edits.map(({ profile }) => [profile.id, profile]));
  await profilesItem.set([...saved.map((profile) => edited.get(profile.id) ?? profile), ...added]);
  const wishes = preferenceChanges(settings.preferences, preferences);
  if (wishes.length > 0) await preferencesItem.set({ ...preferences, ...settings.preferences });
  return {
    added: added.map(({ id }) => id),
    changed: edits.map(({ before }) => before),
    preferences: offered(Object.fromEntries(wishes.map(({ key, before }) => [key, before]))),
  };
}

/** Makes what an import has changed what it was before. What it added is removed as any other profile is. */
export async function undoChanges({ changed: before, preferences }: ImportUndo): Promise<void> {
  const former = new Map(before.map((profile) => [profile.id, profile]));
  const saved = await profilesItem.get();
  await profilesItem.set(
    saved.map((profile) => {
      const old = former.get(profile.id);
      return old ? changed(profile, old) : profile;
    }),
  );
  const now = await preferencesItem.get();
  await preferencesItem.set({ ...now, ...preferences });
}
