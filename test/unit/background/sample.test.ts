import { beforeAll, expect, test } from 'vitest';
import { keepSample } from '@/entrypoints/background/sample';
import { capturesItem } from '@/utils/capture/storage';
import { pushItem } from '@/utils/push/storage';
import { sampleItem } from '@/utils/sample/storage';
import { capture } from '../popup/stored';
import { pushIn } from '../push/states';

beforeAll(keepSample);

test('a real token ends the sample for good, be the popup open or not', async () => {
  await sampleItem.set(true);
  await capturesItem.set([capture('token')]);
  await expect.poll(() => sampleItem.get()).toBe(false);
  await capturesItem.set([]);
  expect(await sampleItem.get()).toBe(false);
});

test('it does not begin while a push has no end', async () => {
  await pushItem.set(pushIn('uncertain'));
  await sampleItem.set(true);
  await expect.poll(() => sampleItem.get()).toBe(false);
});
