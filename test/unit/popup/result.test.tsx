// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DoneStep } from '@/entrypoints/popup/done-step';
import { Popup } from '@/entrypoints/popup/popup';
import { PushResult } from '@/entrypoints/popup/push-result';
import { PushState } from '@/entrypoints/popup/push-state';
import { pushItem } from '@/utils/push/storage';
import { proof, pushIn, rotation } from '../push/states';
import { testPage } from './page';
import { destination, store } from './stored';

vi.mock('#i18n', async () => (await import('./page')).texts);
afterEach(() => void vi.useRealTimers());

const page = testPage();
const status = () => page.all('[role=status]')[0]?.textContent ?? '';

describe('the result', () => {
  test('of a push without a flaw is called connected', async () => {
    page.show(<PushResult push={pushIn('succeeded')} />);
    await expect.poll(status).toContain('popup.result.rotated|connection-a');
    expect(page.all('.sign.warn')).toEqual([]);
  });

  test('of one that may not work is called stored, with a warning, and the reason comes first', async () => {
    const warnings = [
      { key: 'push.warning.projectUnchecked', params: ['shop'] },
      { key: 'push.warning.projectUnchecked', params: ['payments'] },
    ] as const;
    const shown = proof({ warnings: warnings.map(({ key, params }) => ({ key, params: [...params] })) });
    page.show(<DoneStep push={pushIn('succeeded', { proof: shown })} />);
    await expect.poll(status).toContain('popup.result.rotatedBut|connection-a');
    expect(page.all('.sign')[0]?.className).toContain('warn');
    expect(page.all('li li').map(({ textContent }) => textContent)).toEqual([
      '!push.warning.projectUnchecked|shop',
      '!push.warning.projectUnchecked|payments',
      '✓push.proven.hidden',
    ]);
  });

  test.each([
    [{ url: 'https://app.humanitec.io/' }, 'popup.result.oldUnknown'],
    [
      { url: 'https://app.humanitec.io/orgs/acme/service-users', serviceUser: 'ci', tokenId: 'old' },
      'popup.result.oldUser|ci popup.result.oldTokenId|old',
    ],
  ])('of an update names the old token where it is known', async (oldToken, text) => {
    page.show(<PushResult push={pushIn('succeeded', { proof: proof({ oldToken }) })} />);
    await expect.poll(() => page.text()).toContain(`popup.result.revokeHint ${text} `);
    const link = page.all('a').find(({ textContent }) => textContent === 'popup.result.revoke');
    expect(link?.getAttribute('href')).toBe(oldToken.url);
  });

  test('that was looked up is told although another token waits', async () => {
    const capture = await store(destination());
    const told = pushIn('succeeded', { isResumed: true, request: rotation('a', 'earlier') });
    await pushItem.set(told);
    page.show(<Popup captures={[capture]} push={told} setup={null} view={null} />);
    await expect.poll(() => page.text()).toContain('popup.result.rotated|connection-a popup.result.open');
    page.button('popup.push.close')?.click();
    await expect.poll(() => page.sent.map(({ name }) => name)).toContain('push.clear');
  });
});

describe('a push without a certain result', () => {
  const looks = () => page.sent.filter(({ name }) => name === 'push.look-up').length;

  test('that Infisical may still carry out is no failure: it is looked up again, and told until when', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const lookUntil = new Date(2026, 10, 24, 14, 32, 5).getTime();
    page.show(<PushState push={pushIn('uncertain', { lookUntil })} />);
    await expect.poll(status).toMatch(/^popup\.push\.stillOpen\|2:32:05\sPM$/);
    expect(page.all('[role=alert]')).toEqual([]);
    vi.advanceTimersByTime(5_000);
    await expect.poll(looks).toBe(1);
    vi.advanceTimersByTime(5_000);
    await expect.poll(looks).toBe(2);
  });

  test('that could not be looked up says why, and asks no more by itself', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const obstacle = { code: 'infisicalSignedOut', params: [] } as const;
    page.show(
      <PushState
        push={pushIn('uncertain', {
          obstacle: { ...obstacle, params: [] },
          lookUntil: Date.now() + 60_000,
        })}
      />,
    );
    await expect.poll(() => page.all('[role=alert]')[0]?.textContent).toContain('failure.pushUncertain.what');
    expect(page.text()).toContain('failure.infisicalSignedOut.what failure.infisicalSignedOut.next');
    vi.advanceTimersByTime(20_000);
    expect(looks()).toBe(0);
  });
});
