import * as z from 'zod/mini';
import { Profile } from '../infisical/types';
import type { Messages } from '../messaging';
import { Settings, SettingsPreferences } from './schema';

/** What it takes to undo an import; kept by the page that asked for it. */
export const ImportUndo = z.object({
  /** Ids of the profiles that came. */
  added: z.array(z.string()),
  /** The profiles that were changed, as they were. */
  changed: z.array(Profile),
  /** Those that were changed, as they were. */
  preferences: SettingsPreferences,
});
export type ImportUndo = z.infer<typeof ImportUndo>;

export const settingsFileMessages = {
  'settings.import': { from: 'pages', payload: Settings },
  'settings.undo': { from: 'pages', payload: ImportUndo, isRepeatable: true },
} as const satisfies Messages;

export interface SettingsFileAnswers {
  'settings.import': ImportUndo;
}
