// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Form, formOf, newForm } from '@/entrypoints/options/form';
import { ProfileForm } from '@/entrypoints/options/profile-form';
import type { Profile } from '@/utils/infisical/types';
import { UNRESTRICTED } from '@/utils/policy/types';
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
      policy={UNRESTRICTED}
      initial={{ ...newForm('new'), ...(siteUrl === '' ? {} : { instance: 'self-hosted', siteUrl }) }}
      saved={undefined}
      onDirty={() => {}}
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

const old: Profile = {
  id: 'old',
  label: 'Production',
  instance: 'us',
  siteUrl: 'https://app.infisical.com',
  scope: { level: 'organization' },
  signIn: { method: 'universal-auth', clientId: 'abc', remember: true },
};
const showOld = (given: Partial<Form> = {}, onDirty: (isDirty: boolean) => void = () => {}) =>
  page.show(
    <ProfileForm
      policy={UNRESTRICTED}
      initial={{ ...formOf(old), ...given }}
      saved={old}
      onDirty={onDirty}
      onRemoved={() => {}}
    />,
  );

test.each([
  ['the switch', () => page.field('options.signIn.remember')?.click()],
  ['another method', () => page.field('options.signIn.session')?.click()],
] as const)(
  'what may be left of a remembered secret is said after it is given up by %s',
  async (_, giveUp) => {
    showOld();
    await expect.poll(() => page.button('options.profile.save')).toBeDefined();
    expect(page.text()).not.toContain('options.signIn.leftover');
    giveUp();
    page.button('options.profile.save')?.click();
    const said = () => page.all('[role=status]').map(({ textContent }) => textContent);
    await expect.poll(said).toContain('options.profile.saved options.signIn.leftover');
  },
);

test('a secret that cannot be used says so beside its field, and one with something around it what is used', async () => {
  showOld({ remember: false });
  await expect.poll(() => page.field('options.signIn.clientSecret')).toBeDefined();
  const secret = page.field('options.signIn.clientSecret') as HTMLInputElement;
  const described = () => document.getElementById(secret.getAttribute('aria-describedby') ?? '')?.textContent;
  page.type(secret, 'two words');
  await expect.poll(described).toContain('failure.pastedSpaces.what');
  expect(secret.getAttribute('aria-invalid')).toBe('true');
  page.paste(secret, 'export A=1\nexport SECRET=0123456789abcdef0123');
  await expect.poll(described).toBe('options.signIn.excerpt|20');
});

test('it is told whether the form holds something that is not saved', async () => {
  const told: boolean[] = [];
  showOld({ remember: false }, (isDirty) => told.push(isDirty));
  await expect.poll(() => told).toEqual([false]);
  const secret = page.field('options.signIn.clientSecret') as HTMLInputElement;
  page.type(secret, 's');
  await expect.poll(() => told).toEqual([false, true]);
  page.button('options.profile.save')?.click();
  await expect.poll(() => told).toEqual([false, true, false]);
});

test('a profile is removed only after the question, which says what cannot be undone', async () => {
  showOld();
  await expect.poll(() => page.button('options.profile.remove')).toBeDefined();
  page.button('options.profile.remove')?.click();
  await expect.poll(page.text).toContain('options.profile.removeWithSecret|Production');
  expect(page.sent).toEqual([]);
  page.button('options.profile.remove')?.click();
  await expect.poll(() => page.sent).toEqual([{ name: 'profile.remove', payload: { profileId: 'old' } }]);
});
