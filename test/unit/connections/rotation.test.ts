import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { notePush } from '@/utils/connections/note-push';
import { endRotation, startRotation, stepOf } from '@/utils/connections/rotation';
import { knownConnectionsItem } from '@/utils/connections/storage';
import type { Health, KnownConnection } from '@/utils/connections/types';
import { entry } from '../history/entries';
import { known } from './known';

const KEY = { siteUrl: 'https://app.infisical.com', connectionId: 'c-1' };
const MONTH = new Date().toISOString().slice(0, 7);

async function first(): Promise<KnownConnection> {
  const [connection] = (await knownConnectionsItem.get()) ?? [];
  if (!connection) throw new Error('There is no connection.');
  return connection;
}

async function step() {
  const connection = await first();
  return connection.rotation && stepOf(connection, connection.rotation);
}

async function checked(runs: Health['runs']): Promise<void> {
  await knownConnectionsItem.set([{ ...(await first()), health: { checkedAt: 0, lines: [], runs } }]);
}

beforeEach(() => fakeBrowser.reset());

test('a rotation goes from the new token to the old one, which is revoked only when every sync has run', async () => {
  const connection = known({ tokenId: `infisical-${MONTH}`, serviceUserId: 's-1', pushedAt: 5 });
  await knownConnectionsItem.set([connection]);
  await checked('all');
  await startRotation(KEY);
  const { rotation } = await first();
  expect(rotation).toEqual({
    tokenId: `infisical-${MONTH}-2`,
    oldTokenId: `infisical-${MONTH}`,
    oldPushedAt: 5,
  });
  // What the syncs did with the old token counts for nothing.
  expect(await step()).toBe('create');
  await startRotation(KEY);
  expect((await first()).rotation).toEqual(rotation);

  // A clock that was put back meanwhile makes no difference.
  await notePush(entry({ at: 3, tokenId: `infisical-${MONTH}-2` }), {});
  expect(await first()).toMatchObject({ rotation, pushedAt: 3 });
  expect(await step()).toBe('run');
  for (const runs of ['open', 'unseen'] as const) {
    await checked(runs);
    expect(await step()).toBe('run');
  }
  await checked('all');
  expect(await step()).toBe('revoke');
  await endRotation(KEY);
  expect((await first()).rotation).toBeUndefined();
});
