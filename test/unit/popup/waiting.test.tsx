// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { Popup } from '@/entrypoints/popup/popup';
import { capturesItem, lostItem, setAsideItem } from '@/utils/capture/storage';
import type { Capture } from '@/utils/capture/types';
import { pushItem } from '@/utils/push/storage';
import type { Push } from '@/utils/push/types';
import { pushIn, rotation } from '../push/states';
import { testPage } from './page';
import { capture } from './stored';

vi.mock('#i18n', async () => (await import('./page')).texts);

const page = testPage();
const items = () => page.all('ul[aria-label="popup.waiting.title"] li');
const inWork = () => page.all('h2').some(({ textContent }) => textContent === 'popup.capture.title');
const sent = (name: string) => page.sent.filter((message) => message.name === name);

async function show(captures: Capture[], shown: Push | null = null): Promise<void> {
  await capturesItem.set(captures);
  await pushItem.set(shown);
  page.show(<Popup captures={captures} push={shown} setup={null} view={null} />);
}

const captures = (...ids: string[]): Capture[] => ids.map(capture);

test('those behind the one in work are listed: which, where from, since when and how long', async () => {
  const [first, second] = captures('first', 'second') as [Capture, Capture];
  const now = Date.now();
  const times = { capturedAt: now - 125_000, expiresAt: now + 600_000 };
  await show([first, { ...second, ...times, masked: '••••••••aaaa', source: 'console', pageOrg: 'acme' }]);
  await expect.poll(items).toHaveLength(1);
  const text = items()[0]?.textContent;
  expect(text).toContain('••••••••aaaa popup.capture.fromOrganization|acme popup.waiting.times|2|10');
});

test('each of them is used and discarded by itself', async () => {
  await show(captures('first', 'second', 'third'));
  await expect.poll(items).toHaveLength(2);
  const buttons = [...(items()[1]?.querySelectorAll('button') ?? [])];
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'popup.waiting.use',
    'popup.capture.discard',
  ]);
  for (const button of buttons) button.click();
  const payload = { captureId: 'third' };
  await expect.poll(() => sent('capture.use')).toEqual([{ name: 'capture.use', payload }]);
  await expect.poll(() => sent('capture.discard')).toEqual([{ name: 'capture.discard', payload }]);
});

test('why one cannot be used is told beside it', async () => {
  page.answers.set('capture.use', { ok: false, failure: { code: 'pushUnfinished', params: [] } });
  await show(captures('first', 'second'));
  await expect.poll(items).toHaveLength(1);
  items()[0]?.querySelector('button')?.click();
  await expect
    .poll(() => items()[0]?.querySelector('[role=alert]')?.textContent)
    .toContain('failure.pushUnfinished');
});

test('each discarded one has an undo of its own', async () => {
  const until = Date.now() + 10_000;
  await setAsideItem.set(captures('first', 'second').map((each) => ({ capture: each, place: 0, until })));
  await show(captures('third'));
  const undo = () => page.all('.notice button').filter(({ textContent }) => textContent === 'common.undo');
  await expect.poll(undo).toHaveLength(2);
  undo()[1]?.click();
  await expect.poll(() => sent('capture.restore')[0]?.payload).toEqual({ captureId: 'second' });
});

test('the result of a push stays while those wait that did so before', async () => {
  const [next] = captures('next') as [Capture];
  await show([next], pushIn('succeeded', { endedAt: next.capturedAt + 1 }));
  await expect.poll(() => page.button('popup.result.another')).toBeDefined();
  expect(inWork()).toBe(false);
  expect(items()).toHaveLength(1);
});

test('a token captured after a push stands before its result', async () => {
  const [next] = captures('next') as [Capture];
  await show([next], pushIn('succeeded', { endedAt: next.capturedAt - 1 }));
  await expect.poll(inWork).toBe(true);
  expect(page.button('popup.result.another')).toBeUndefined();
});

test('lost tokens are told until that is closed, but for one whose push is still open', async () => {
  const lost = ['lost', 'token'].map((captureId) => ({ captureId, expiresAt: Date.now() + 1000 }));
  await lostItem.set(lost);
  await show([], pushIn('uncertain', { request: rotation('a', 'token') }));
  await expect.poll(() => page.text()).toContain('failure.capturesLost.what|1');
  page.button('popup.lost.close')?.click();
  await expect.poll(() => sent('capture.close-lost')).toHaveLength(1);
});
