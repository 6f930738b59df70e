import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeStorageToContentScripts } from '@/entrypoints/background/storage-access';

const TRUSTED = { accessLevel: 'TRUSTED_CONTEXTS' };
const { session, local } = fakeBrowser.storage;
const close = vi.fn();

beforeEach(() => close.mockReset());

test('both areas are closed to content scripts', async () => {
  Object.assign(session, { setAccessLevel: close });
  Object.assign(local, { setAccessLevel: close });
  await closeStorageToContentScripts();
  expect(close.mock.calls).toEqual([[TRUSTED], [TRUSTED]]);
});

test.each([
  ['lacks the call', undefined],
  [
    'throws at it',
    () => {
      throw new TypeError('not for this area');
    },
  ],
  ['refuses it', () => Promise.reject(new Error('not for this area'))],
])('session storage is closed also where the browser %s for local storage', async (_, refusing) => {
  Object.assign(session, { setAccessLevel: close });
  Object.assign(local, { setAccessLevel: refusing });
  await expect(closeStorageToContentScripts()).resolves.toBeUndefined();
  expect(close.mock.calls).toEqual([[TRUSTED]]);
});
