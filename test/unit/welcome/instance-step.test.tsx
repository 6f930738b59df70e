// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { InstanceStep } from '@/entrypoints/welcome/instance-step';
import { currentProfileIdItem } from '@/utils/infisical/storage';
import { latch } from '../../support/latch';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
const request = vi.fn(async (_: { origins: string[] }) => true);
const REPORT = {
  account: {
    kind: 'user',
    name: 'ada@example.com',
    organization: { id: 'o1', slug: 'platform-team', name: 'Platform Team' },
  },
  mayCreate: 'yes',
  notes: [],
  projects: [],
};
const failed = (code: string) => ({ ok: false, failure: { code, params: [] } });
const said = (role: string) =>
  page
    .all(`[role=${role}]`)
    .map(({ textContent }) => textContent)
    .join();

beforeEach(() => {
  request.mockReset().mockResolvedValue(true);
  Object.assign(fakeBrowser.permissions, { request });
  page.answers.set('profile.adopt', { ok: true, value: REPORT });
});

async function show(): Promise<void> {
  page.show(<InstanceStep />);
  await expect.poll(() => page.button('options.profile.test')).toBeDefined();
}

const submit = () => (page.all('form')[0] as HTMLFormElement).requestSubmit();
const choose = (name: string) => page.field(name)?.click();

test('begins with the Infisical that the popup begins with', async () => {
  await currentProfileIdItem.set('built-in-eu');
  await show();
  expect(page.field('EU Cloud')?.checked).toBe(true);
});

test('who is signed in is told, and that the choice is saved', async () => {
  await show();
  submit();
  await expect.poll(() => said('status')).toContain('welcome.instance.saved');
  expect(said('status')).toContain('ada@example.com');
  expect(said('status')).toContain('platform-team (“Platform Team”)');
  expect(page.sent).toEqual([
    {
      name: 'profile.adopt',
      payload: { profile: expect.objectContaining({ id: 'built-in-us' }), credentials: {} },
    },
  ]);
});

test('who is not signed in is told where to, and can test again', async () => {
  page.answers.set('profile.adopt', failed('infisicalSignedOut'));
  await show();
  choose('EU Cloud');
  submit();
  await expect.poll(() => said('alert')).toContain('popup.destination.signedOut|eu.infisical.com');
  expect(page.all('[role=alert] a').map((link) => link.getAttribute('href'))).toEqual([
    'https://eu.infisical.com/login',
  ]);
  page.answers.set('profile.adopt', { ok: true, value: REPORT });
  page.button('welcome.instance.again')?.click();
  await expect.poll(() => said('status')).toContain('welcome.instance.saved');
  expect(said('alert')).toBe('');
});

test('another failure is shown with what to do', async () => {
  page.answers.set('profile.adopt', failed('infisicalNoOrganization'));
  await show();
  submit();
  await expect.poll(() => said('alert')).toContain('failure.infisicalNoOrganization.next');
});

test('self-hosted: the browser is asked for that host alone, and without its yes nothing is asked there', async () => {
  request.mockResolvedValue(false);
  await show();
  choose('options.profile.selfHosted');
  await expect.poll(() => page.field('options.profile.siteUrl')).toBeDefined();
  page.type(page.field('options.profile.siteUrl') as HTMLInputElement, 'infisical.example.com/login');
  submit();
  // In the same turn as the click, or browsers refuse.
  expect(request.mock.calls).toEqual([[{ origins: ['https://infisical.example.com/*'] }]]);
  await expect.poll(() => said('alert')).toContain('failure.infisicalPermissionMissing');
  expect(page.sent).toEqual([]);
});

test('an address that is none says so', async () => {
  await show();
  choose('options.profile.selfHosted');
  await expect.poll(() => page.field('options.profile.siteUrl')).toBeDefined();
  submit();
  await expect.poll(() => said('alert')).toContain('failure.profileUrlInvalid');
  expect(request).not.toHaveBeenCalled();
});

test('an answer for what was chosen before is not shown for what is chosen now', async () => {
  const { until, release } = latch();
  request.mockImplementationOnce(async () => {
    await until;
    return true;
  });
  await show();
  submit();
  await expect.poll(() => said('status')).toContain('options.profile.testing');
  choose('EU Cloud');
  await expect.poll(() => said('status')).toBe('');
  release();
  await expect.poll(() => page.sent).toHaveLength(1);
  // As long as the page takes to show an answer.
  await new Promise((resolve) => setTimeout(resolve));
  expect(said('status')).toBe('');
});
