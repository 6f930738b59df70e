// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AccessStep } from '@/entrypoints/popup/access-step';
import { grantItem, grantTermsItem } from '@/utils/grant/storage';
import type { Grant } from '@/utils/grant/types';
import type { AppAccess, Preflight } from '@/utils/preflight/types';
import { testPage } from './page';
import { destination, preflight, store } from './stored';

vi.mock('#i18n', async () => (await import('./page')).texts);

const page = testPage();
const shop: AppAccess = {
  org: 'acme',
  app: 'shop',
  name: 'Shop',
  role: null,
  source: 'none',
  write: 'no',
  environments: [],
};
const payments: AppAccess = { ...shop, app: 'payments', name: 'Payments', role: 'viewer', source: 'app' };
const BEGUN = {
  id: 'grant',
  captureId: 'token',
  org: 'acme',
  app: 'shop',
  kind: 'add',
  user: { id: 's-1', name: 'sync to prod as Owner' },
} as const;
const PERSON = { id: 'p-1', name: 'Ada' };
const AT = 1_000;

beforeEach(() => {
  Object.assign(fakeBrowser.runtime, {
    connect: () => ({ onDisconnect: { addListener: () => {} }, disconnect: () => {} }),
  });
});

async function show(grant: Grant | null, given: Partial<Preflight> = {}): Promise<void> {
  const serviceUser = { id: 's-1', name: 'sync', type: 'service' } as const;
  await grantTermsItem.set({ organizations: null });
  await grantItem.set(grant);
  const checked = preflight('fail', { serviceUser, apps: [shop, payments], ...given });
  page.show(<AccessStep capture={await store(destination(), checked)} />);
  await expect.poll(() => page.all('table').length).toBe(1);
}

const offers = () => [page.button('popup.grant.add'), page.button('popup.grant.change')].map(Boolean);
const sent = (name: string) => page.sent.filter((one) => one.name === name).map(({ payload }) => payload);

describe('an app that cannot be written', () => {
  test('offers what its role asks for, beside the way by hand, and asks for it with one click', async () => {
    await show(null);
    await expect.poll(offers).toEqual([true, true]);
    expect(page.all('td button').map(({ textContent }) => textContent)).toEqual([
      'popup.grant.change',
      'popup.fix.openPeople',
      'popup.grant.add',
      'popup.fix.openPeople',
    ]);
    page.button('popup.grant.change')?.click();
    await expect
      .poll(() => sent('grant.prepare'))
      .toEqual([{ captureId: 'token', org: 'acme', app: 'payments' }]);
  });

  test('offers nothing where it is switched off, and where it was begun already', async () => {
    await show({ ...BEGUN, state: 'impossible', obstacle: 'noSession' });
    await expect.poll(offers).toEqual([false, true]);
    expect(page.text()).toContain('popup.grant.impossible.noSession|sync to prod as Owner|shop');
    expect(page.all('td button').map(({ textContent }) => textContent)).toContain('popup.fix.openPeople');
    await grantTermsItem.set(null);
    await expect.poll(offers).toEqual([false, false]);
  });

  test('offers nothing in an organization that an administrator does not allow', async () => {
    await show(null);
    await expect.poll(offers).toEqual([true, true]);
    await grantTermsItem.set({ organizations: ['globex'] });
    await expect.poll(offers).toEqual([false, false]);
    await grantTermsItem.set({ organizations: ['globex', 'acme'] });
    await expect.poll(offers).toEqual([true, true]);
  });

  test('says nothing about what was begun for another token', async () => {
    await show({ ...BEGUN, captureId: 'another', state: 'impossible', obstacle: 'refused' });
    await expect.poll(offers).toEqual([true, true]);
    expect(page.text()).not.toContain('impossible');
  });
});

test('names what will be done and as whom, ids first, and counts by the rule of all that sends something', async () => {
  await show({ ...BEGUN, state: 'ready', person: PERSON });
  const label = 'popup.grant.confirmAdd|sync to prod as Owner|shop|Ada';
  await expect.poll(() => page.button(label)?.ariaDisabled).toBe('true');
  expect(page.all('.granting dd').map(({ innerHTML }) => innerHTML)).toEqual([
    '<code>s-1</code> <bdi>sync to prod as Owner</bdi>',
    '<code>acme/shop</code>',
    '<code>p-1</code> <bdi>Ada</bdi>',
  ]);
  await expect.poll(() => page.button(label)?.ariaDisabled).toBe('false');
  page.button(label)?.click();
  await expect.poll(() => page.button('popup.send.doIt')?.ariaDisabled).toBe('false');
  expect(sent('grant.give')).toEqual([]);
  page.button('popup.send.doIt')?.click();
  await expect.poll(() => sent('grant.give')).toEqual([{ grantId: 'grant' }]);
});

describe('what came of it', () => {
  const developer = { apps: [{ ...shop, role: 'developer', source: 'app', write: 'yes' } as const] };
  test.for([
    ['given, and not read back yet', { state: 'given', isReading: true }, {}, 'given.open'],
    ['given and seen', { state: 'given', isReading: false }, developer, 'given.seen'],
    ['given and not seen', { state: 'given', isReading: false }, {}, 'given.unseen'],
    [
      'seen before it was given',
      { state: 'given', isReading: false },
      { ...developer, checkedAt: AT - 1 },
      'given.unknown',
    ],
    [
      'an owner, who was not made one here',
      { state: 'given', isReading: false },
      { apps: [{ ...shop, role: 'owner', source: 'app', write: 'yes' }] },
      'given.unseen',
    ],
    [
      'an app that is not listed any more',
      { state: 'given', isReading: false },
      { apps: [payments] },
      'given.unseen',
    ],
    [
      'uncertain, while it is looked up',
      { state: 'uncertain', isReading: false },
      { state: 'running' },
      'uncertain.open',
    ],
    ['uncertain and seen', { state: 'uncertain', isReading: false }, developer, 'uncertain.seen'],
    [
      'uncertain, and not answered either',
      { state: 'uncertain', isReading: false },
      { failure: { code: 'humanitecDown', params: [] } },
      'uncertain.unknown',
    ],
  ] as [
    string,
    Pick<Grant & { state: 'given' | 'uncertain' }, 'state' | 'isReading'>,
    Partial<Preflight>,
    string,
  ][])('%s', async ([, state, given, text]) => {
    await show({ ...BEGUN, person: PERSON, at: AT, ...state }, given);
    await expect.poll(() => page.text()).toContain(`popup.grant.${text}|sync to prod as Owner|shop`);
  });
});
