// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useConsolePlace } from '@/entrypoints/popup/use-console-place';
import type { Place } from '@/utils/checklist/types';

let place: Place;
let looks: number;
let shown: Place | undefined;
const root = createRoot(document.createElement('div'));

function Watch() {
  shown = useConsolePlace();
  return null;
}

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  fakeBrowser.reset();
  place = { at: 'nowhere' };
  looks = 0;
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => {
    looks += 1;
    return { ok: true, value: place };
  });
  await act(async () => root.render(<Watch />));
});
afterEach(() => {
  act(() => root.render(null));
  vi.unstubAllGlobals();
});

const ACME: Place = { at: 'organization', org: 'acme' };

test.each([
  [
    'a tab loads another page',
    () => fakeBrowser.tabs.onUpdated.trigger(1, { status: 'complete' }, {} as never),
  ],
  ['another tab comes to the front', () => fakeBrowser.tabs.onActivated.trigger({ tabId: 1, windowId: 1 })],
  ['a tab is closed', () => fakeBrowser.tabs.onRemoved.trigger(1, { windowId: 1, isWindowClosing: false })],
  ['the user comes back', async () => void window.dispatchEvent(new Event('focus'))],
])('is looked for anew when %s', async (_, happen) => {
  expect(shown).toEqual({ at: 'nowhere' });
  place = ACME;
  await act(async () => void (await happen()));
  expect(shown).toEqual(ACME);
});

test('a crowd of changes leads to one more look, which sees the last of them', async () => {
  const before = looks;
  await act(async () => {
    for (let change = 0; change < 20; change += 1) window.dispatchEvent(new Event('focus'));
    place = ACME;
  });
  expect(shown).toEqual(ACME);
  expect(looks - before).toBeLessThanOrEqual(2);
});

test('nothing is asked once the popup shows something else', async () => {
  act(() => root.render(null));
  const before = looks;
  window.dispatchEvent(new Event('focus'));
  await fakeBrowser.tabs.onActivated.trigger({ tabId: 1, windowId: 1 });
  expect(looks).toBe(before);
});
