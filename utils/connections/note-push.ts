import { storage } from 'wxt/utils/storage';
import { withEntry } from '../history/add';
import { historyItem } from '../history/storage';
import type { HistoryEntry } from '../history/types';
import { entry as item } from '../storage';
import { bounded, inConnectionTurn, readConnections } from './change';
import { connectionOf } from './from-history';
import { knownConnectionsItem } from './storage';
import { isSameConnection, type KnownConnection } from './types';

/**
 * Notes a push in the history and its connection among the known ones, as one, once: it may be finished again after the
 * worker was stopped. What was known of the connection before is about another token.
 *
 * @param seen what else is known of the connection since
 */
export function notePush(
  entry: HistoryEntry,
  seen: Pick<KnownConnection, 'credentialsHash' | 'seen'>,
): Promise<void> {
  return inConnectionTurn(async () => {
    const [history, connections] = await Promise.all([historyItem.get(), readConnections()]);
    const after = withEntry(history, entry);
    if (after === history) return;
    const noted = connectionOf(entry);
    const before = connections.find((one) => isSameConnection(one, noted));
    // It goes on: this is the token that it was about.
    const rotation = before?.rotation && { rotation: before.rotation };
    const pushed = { ...noted, ...seen, ...rotation };
    const others = connections.filter((one) => one !== before);
    await storage.setItems([
      item(historyItem, after),
      item(knownConnectionsItem, bounded([pushed, ...others])),
    ]);
  });
}
