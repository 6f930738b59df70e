import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { adoptHistory, changeConnections, readConnections } from '@/utils/connections/change';
import { enterDate, removeConnection, restoreConnection, snooze } from '@/utils/connections/edit';
import { notePush } from '@/utils/connections/note-push';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { historyItem } from '@/utils/history/storage';
import { entry } from '../history/entries';
import { ends, known } from './known';

const names = async () => (await readConnections()).map(({ name }) => name);
const KEY = { siteUrl: 'https://app.infisical.com', connectionId: 'c-1' };

beforeEach(() => fakeBrowser.reset());

describe('the known connections', () => {
  test('are taken from the history once: each by its last token', async () => {
    const end = '2027-01-01T00:00:00Z';
    await historyItem.set([
      entry({ connectionName: 'renamed', tokenId: 'new', tokenExpiresAt: end, at: 3 }),
      entry({
        connectionName: 'elsewhere',
        siteUrl: 'https://eu.infisical.com',
        tokenExpiresAt: null,
        at: 2,
      }),
      entry({ connectionName: 'humanitec-acme', tokenId: 'old', tokenExpiresAt: 'soon', at: 1 }),
    ]);
    await adoptHistory();
    expect(await knownConnectionsItem.get()).toMatchObject([
      { name: 'renamed', tokenId: 'new', expiry: { kind: 'known', at: Date.parse(end), told: [] } },
      { name: 'elsewhere', expiry: { kind: 'never' } },
    ]);
    await historyItem.set([]);
    await adoptHistory();
    expect(await names()).toEqual(['renamed', 'elsewhere']);
    await removeConnection(KEY);
    await historyItem.set([entry()]);
    await adoptHistory();
    expect(await names()).toEqual(['elsewhere']);
  });

  test('are noted together with the history, as one write, and once', async () => {
    await knownConnectionsItem.set([
      ends(1, { told: [14] }),
      known({ connectionId: 'other', name: 'other' }),
    ]);
    const write = vi.spyOn(fakeBrowser.storage.local, 'set');
    const push = entry({ id: 'push', at: 5 });
    await notePush(push, { credentialsHash: 'hash' });
    await notePush(push, { credentialsHash: 'hash' });
    expect(write.mock.calls.map(([items]) => Object.keys(items).sort())).toEqual([
      ['history', 'knownConnections'],
    ]);
    expect(await historyItem.get()).toEqual([push]);
    // What was told is about the token before.
    expect(await readConnections()).toMatchObject([
      { connectionId: 'c-1', expiry: { kind: 'unknown' }, credentialsHash: 'hash', pushedAt: 5 },
      { connectionId: 'other' },
    ]);
  });

  test('are those of the history for a push that comes before they were taken from it', async () => {
    await historyItem.set([entry({ connectionId: 'before' })]);
    await notePush(entry({ id: 'push', at: 5 }), {});
    expect((await knownConnectionsItem.get())?.map(({ connectionId }) => connectionId)).toEqual([
      'c-1',
      'before',
    ]);
  });

  test('stay bounded, and the latest stay', async () => {
    const many = Array.from({ length: 250 }, (_, at) => known({ connectionId: `c-${at}`, pushedAt: at }));
    await changeConnections(() => many);
    const left = await readConnections();
    expect([left.length, left[0]?.connectionId]).toEqual([200, 'c-249']);
  });

  test('get a date from the user, which begins anew with what is told', async () => {
    await knownConnectionsItem.set([ends(1, { told: [0] })]);
    await enterDate(KEY, '2027-02-28');
    expect((await readConnections())[0]?.expiry).toEqual({ kind: 'entered', on: '2027-02-28', told: [] });
  });

  test('can be put off where there is something to put off', async () => {
    const now = Date.now();
    await knownConnectionsItem.set([ends(now), known({ connectionId: 'c-2' })]);
    await snooze(KEY);
    await snooze({ ...KEY, connectionId: 'c-2' });
    const [first, second] = await readConnections();
    expect(first?.expiry).toMatchObject({ snooze: { level: 0 } });
    expect(second?.expiry).toEqual({ kind: 'unknown' });
  });

  test('can be removed, and brought back unless they were pushed again since', async () => {
    const removed = known({ name: 'first' });
    await knownConnectionsItem.set([removed, known({ connectionId: 'c-2', name: 'second', pushedAt: 3 })]);
    await removeConnection(KEY);
    expect(await names()).toEqual(['second']);
    await restoreConnection(removed);
    await restoreConnection(removed);
    expect(await names()).toEqual(['second', 'first']);
    await removeConnection(KEY);
    await notePush(entry({ connectionName: 'again', at: 9 }), {});
    await restoreConnection(removed);
    expect(await names()).toEqual(['again', 'second']);
  });
});
