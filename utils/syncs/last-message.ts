import { readSyncMessage } from '../infisical/sync-message';
import { type Sentence, say } from '../sentence';

/** `lastSyncMessage` of a failed run in plain words. */
export function lastMessage(raw: string | null | undefined): Sentence {
  const failure = readSyncMessage(raw);
  switch (failure.reason) {
    case 'untold':
      return say('sync.lastRun.none');
    case 'other':
      return say('sync.lastRun.other', failure.text);
    case 'folder-gone':
      return say('sync.lastRun.folderGone');
    case 'refused': {
      const { key, code = '?', refusal } = failure;
      if (refusal === 'token') return say('sync.lastRun.token');
      return key === undefined
        ? say('sync.lastRun.refused', code)
        : say('sync.lastRun.keyRefused', key, code);
    }
  }
}
