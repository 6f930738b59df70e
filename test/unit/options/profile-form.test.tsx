// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newForm } from '@/entrypoints/options/form';
import { ProfileForm } from '@/entrypoints/options/profile-form';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
const refused = (code: string) => ({ ok: false, failure: { code, params: [] } });
const alert = () => page.all('[role=alert]').map(({ textContent }) => textContent);

beforeEach(() => {
  Object.assign(fakeBrowser.permissions, { request: async () => true });
});

const show = (siteUrl = '') =>
  page.show(
    <ProfileForm
      initial={{ ...newForm('new'), ...(siteUrl === '' ? {} : { instance: 'self-hosted', siteUrl }) }}
      saved={false}
      onSaved={() => {}}
      onRemoved={() => {}}
    />,
  );

test('the failure shown is that of the last thing pressed', async () => {
  page.answers.set('profile.test', refused('infisicalLoginRefused'));
  page.answers.set('profile.save', refused('profilePassphraseMissing'));
  show();
  await expect.poll(() => page.button('options.profile.test')).toBeDefined();
  page.button('options.profile.test')?.click();
  await expect.poll(alert).toEqual([expect.stringContaining('infisicalLoginRefused')]);
  page.button('options.profile.save')?.click();
  await expect.poll(alert).toEqual([expect.stringContaining('profilePassphraseMissing')]);
  page.button('options.profile.test')?.click();
  await expect.poll(alert).toEqual([expect.stringContaining('infisicalLoginRefused')]);
});

test.each(['infisical.example.com', 'not a url'])(
  'a site URL such as %j does not keep `Save` silent',
  async (siteUrl) => {
    show(siteUrl);
    await expect.poll(() => page.button('options.profile.save')).toBeDefined();
    // As a click does, which the browser stops where its own checks fail.
    (page.all('form')[0] as HTMLFormElement).requestSubmit();
    const heard = () => page.sent.some(({ name }) => name === 'profile.save') || alert().length > 0;
    await expect.poll(heard).toBe(true);
  },
);
