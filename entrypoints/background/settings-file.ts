import { profilesItem } from '@/utils/infisical/storage';
import type { Handlers } from '@/utils/protocol';
import { importSettings, undoChanges } from '@/utils/settings-file/apply';
import { removeEntirely } from './profiles';

/** What the options ask for: a settings file that is taken over, and taken back. */
export const settingsFileHandlers: Pick<Handlers, 'settings.import' | 'settings.undo'> = {
  'settings.import': importSettings,
  'settings.undo': async (undo) => {
    await undoChanges(undo);
    for (const { id } of await profilesItem.get()) if (undo.added.includes(id)) await removeEntirely(id);
  },
};
