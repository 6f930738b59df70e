import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepFailures } from '@/entrypoints/background/failures';
import type { Failure } from '@/utils/failure';
import { noteFailure, recentFailuresItem } from '@/utils/failures/storage';
import { pushItem } from '@/utils/push/storage';
import { pushIn } from '../push/states';

const failure: Failure = {
  code: 'infisicalTimeout',
  params: ['canary'],
  requestId: 'canary',
  status: 504,
};
const codes = async () => (await recentFailuresItem.get()).map(({ code }) => code);

beforeEach(() => fakeBrowser.reset());

test('of what went wrong, code, status and time are kept, of the last ten', async () => {
  vi.setSystemTime(1000);
  for (let turn = 0; turn < 12; turn += 1) await noteFailure({ code: 'unexpected', params: ['canary'] });
  await noteFailure(failure);
  vi.useRealTimers();
  expect(await recentFailuresItem.get()).toHaveLength(10);
  expect((await recentFailuresItem.get())[0]).toEqual({ code: 'infisicalTimeout', status: 504, at: 1000 });
  expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain('canary');
});

test('what goes wrong in a push is noted each time that it comes up, and not each time that it is stored', async () => {
  keepFailures();
  await pushItem.set(pushIn('failed', { failure }));
  await expect.poll(codes).toEqual(['infisicalTimeout']);
  await pushItem.set(pushIn('failed', { failure: { ...failure, status: 503 } }));
  await pushItem.set(pushIn('running', { step: { name: 'sending' } }));
  await pushItem.set(pushIn('uncertain', { obstacle: failure }));
  await expect.poll(codes).toEqual(['infisicalTimeout', 'infisicalTimeout']);
});
