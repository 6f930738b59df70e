// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ProfilesSection } from '@/entrypoints/options/profiles-section';
import { historyItem } from '@/utils/history/storage';
import type { HistoryEntry } from '@/utils/history/types';
import { credentialItem, currentProfileIdItem, profilesItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { testPage } from '../popup/page';
import { EU, US } from '../popup/stored';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
const MACHINE: Profile = {
  ...US,
  id: 'machine',
  label: 'Machine',
  signIn: { method: 'universal-auth', clientId: 'abc', remember: false },
};
const ENTRY: HistoryEntry = {
  id: 'push',
  at: Date.UTC(2026, 0, 3, 12),
  kind: 'created',
  siteUrl: EU.siteUrl,
  profileId: EU.id,
  organizationId: 'org',
  projectId: null,
  connectionId: 'connection',
  connectionName: 'humanitec',
  humanitecOrganizations: ['acme'],
};

const cards = () => page.all('.profiles > li');
const card = (name: string) =>
  cards().find((each) => each.querySelector('h3')?.textContent === name) as HTMLElement;
const edited = () =>
  cards()
    .find((each) => each.querySelector('form'))
    ?.querySelector('h3')?.textContent;
const buttonIn = (name: string, text: string) =>
  [...card(name).querySelectorAll('button')].find(({ textContent }) => textContent === text);
const edit = (name: string) => buttonIn(name, `options.profiles.edit ${name}`)?.click();
const label = () => page.field('options.profile.label') as HTMLInputElement;

async function show(saved: Profile[], currentId: string | null): Promise<void> {
  await profilesItem.set(saved);
  await currentProfileIdItem.set(currentId);
  page.show(<ProfilesSection />);
  await expect.poll(cards).not.toEqual([]);
}

beforeEach(() => {
  page.answers.set('profile.secrets', { ok: true, value: { us: 'none', eu: 'none', machine: 'missing' } });
  Object.assign(fakeBrowser.permissions, { request: async () => true });
});

test('each card says what the profile is and its state, and the form of the one in use is open', async () => {
  await historyItem.set([ENTRY]);
  await show([US, EU, MACHINE], 'eu');
  expect(cards()).toHaveLength(3);
  expect(edited()).toBe('EU');
  expect(card('EU').textContent).toContain('options.profiles.inUse');
  await expect.poll(() => card('EU').textContent).toContain('options.profiles.lastUsed|Jan 3, 2026');
  expect(card('Production').textContent).not.toContain('options.profiles.inUse');
  expect(card('Production').textContent).toContain('options.profiles.notUsed');
  const machine = () => card('Machine').textContent;
  expect(machine()).toContain('https://app.infisical.com · options.signIn.universal');
  await expect.poll(machine).toContain('options.secret.missing');
});

test('where a secret is, is looked up again when one comes or goes', async () => {
  await show([MACHINE], 'machine');
  await expect.poll(() => card('Machine').textContent).toContain('options.secret.missing');
  page.answers.set('profile.secrets', { ok: true, value: { machine: 'memory' } });
  await credentialItem('machine').set({ secret: 'any', boundTo: 'any' });
  await expect.poll(() => card('Machine').textContent).toContain('options.secret.memory');
});

test('a profile that is in use and not saved is edited as a profile of its own', async () => {
  await show([], 'built-in-eu');
  expect(edited()).toBe('EU Cloud');
  expect(card('EU Cloud').textContent).toContain('options.profiles.builtIn');
  page.button('options.profile.save')?.click();
  const saved = () => page.sent.find(({ name }) => name === 'profile.save')?.payload;
  await expect.poll(saved).toMatchObject({ profile: { instance: 'eu' } });
  expect((saved() as { profile: Profile }).profile.id).not.toBe('built-in-eu');
});

test('choosing another card moves the form there, and the focus with it', async () => {
  await show([US, EU], 'us');
  edit('EU');
  await expect.poll(edited).toBe('EU');
  await expect.poll(() => document.activeElement?.textContent).toBe('EU');
});

test.each([
  ['another card', () => edit('EU'), 'EU'],
  ['a new one', () => page.button('options.profiles.add')?.click(), 'options.profiles.new'],
] as const)('what is typed is not lost to %s without a word', async (_, choose, name) => {
  await show([US, EU], 'us');
  page.type(label(), '!');
  await expect.poll(() => card('Production').textContent).toContain('options.profiles.changed');
  choose();
  await expect.poll(page.text).toContain('options.profiles.unsaved|Production');
  expect(edited()).toBe('Production');
  page.button('options.profiles.keep')?.click();
  await expect.poll(() => page.button('options.profiles.keep')).toBeUndefined();
  expect(label().value).toBe('Production!');
  choose();
  await expect.poll(() => page.button('options.profiles.discard')).toBeDefined();
  page.button('options.profiles.discard')?.click();
  await expect.poll(edited).toBe(name);
});

test('what is typed stays when another profile is chosen in the popup meanwhile', async () => {
  await show([US, EU], 'us');
  page.type(label(), '!');
  await currentProfileIdItem.set('eu');
  await expect.poll(() => card('EU').textContent).toContain('options.profiles.inUse');
  expect(edited()).toBe('Production');
  expect(label().value).toBe('Production!');
});

test('a removed profile can be brought back to its place, and it is said what works on without it', async () => {
  await historyItem.set([{ ...ENTRY, profileId: 'machine' }]);
  await show([US, MACHINE, EU], 'machine');
  page.button('options.profile.remove')?.click();
  await expect.poll(page.text).toContain('options.profile.removeWithSecret|Machine');
  page.button('options.profile.remove')?.click();
  await expect.poll(page.text).toContain('options.profiles.removedWithSecret|Machine');
  await profilesItem.set([US, EU]);
  await expect.poll(edited).toBe('Production');
  expect(document.activeElement?.textContent).toBe('common.undo');
  await expect.poll(page.text).toContain('options.leaving.profile options.leaving.secret');
  const links = page.all('.works-on a').map((link) => link.getAttribute('href'));
  expect(links).toEqual([MACHINE.siteUrl, 'https://app.humanitec.io/orgs/acme/service-users']);

  page.button('common.undo')?.click();
  const restored = () => page.sent.filter(({ name }) => name === 'profile.restore');
  await expect
    .poll(restored)
    .toEqual([{ name: 'profile.restore', payload: { profile: MACHINE, place: 1, wasInUse: true } }]);
  await expect.poll(() => page.button('common.undo')).toBeUndefined();
  expect(document.activeElement?.id).toBe('profiles');
});

test('the form of a built-in profile gives way to a saved one that comes in its place', async () => {
  await show([], null);
  expect(edited()).toBe('US Cloud');
  await profilesItem.set([US]);
  await expect.poll(edited).toBe('Production');
  expect(cards()).toHaveLength(2);
});

test('a form follows what changes elsewhere, unless something is typed into it', async () => {
  await show([US, EU], 'us');
  await profilesItem.set([{ ...US, label: 'Imported' }, EU]);
  await expect.poll(() => label().value).toBe('Imported');
  expect(card('Imported').textContent).not.toContain('options.profiles.changed');
  page.type(label(), '!');
  await profilesItem.set([{ ...US, label: 'Again' }, EU]);
  await expect.poll(() => card('Again').textContent).toContain('options.profiles.changed');
  expect(label().value).toBe('Imported!');
});

test('the form of a new profile that was removed does not live on', async () => {
  await show([US, EU], 'us');
  page.button('options.profiles.add')?.click();
  await expect.poll(edited).toBe('options.profiles.new');
  page.button('options.profile.save')?.click();
  const sent = () =>
    page.sent.find(({ name }) => name === 'profile.save')?.payload as { profile: Profile } | undefined;
  await expect.poll(sent).toBeDefined();
  const made = { ...(sent()?.profile as Profile), label: 'Made' };
  await profilesItem.set([US, EU, made]);
  await expect.poll(edited).toBe('Made');
  expect(page.all('[role=status]').map(({ textContent }) => textContent)).toContain('options.profile.saved');
  page.button('options.profile.remove')?.click();
  await expect.poll(page.text).toContain('options.profile.removeAsk|Made');
  page.button('options.profile.remove')?.click();
  await expect.poll(page.text).toContain('options.profiles.removed|Made');
  await profilesItem.set([US, EU]);
  await expect.poll(edited).toBe('Production');
  expect(cards()).toHaveLength(2);
});
