// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SettingsFileSection } from '@/entrypoints/options/settings-file-section';
import { profilesItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { preferencesItem } from '@/utils/preferences';
import { settingsJson, settingsOf } from '@/utils/settings-file/export';
import { testPage } from '../popup/page';
import { MACHINE, US } from '../settings-file/profiles';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
const UNDO = { added: [MACHINE.id], changed: [], preferences: {} };
const fileOf = (profiles: Profile[], captureMinutes = 15) =>
  settingsJson(settingsOf(profiles, { captureMinutes, fixHere: true, weeklyHealth: false }));
const lines = () => page.all('.import li').map(({ textContent }) => textContent);
const sent = () => page.sent.map(({ name }) => name);

beforeEach(() => {
  page.answers.set('settings.import', { ok: true, value: UNDO });
});

async function choose(text: string, saved: Profile[] = [US]): Promise<void> {
  await profilesItem.set(saved);
  page.show(<SettingsFileSection />);
  await expect.poll(() => page.button('options.settingsFile.import')).toBeDefined();
  const [field] = page.all('input[type=file]') as HTMLInputElement[];
  const file = Object.assign(new File([text], 'my.json'), { text: async () => text });
  Object.defineProperty(field, 'files', { value: [file], configurable: true });
  field?.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('a file that was chosen', () => {
  test('changes nothing before the click that follows what it would change', async () => {
    await choose(fileOf([{ ...US, label: 'Renamed', scope: MACHINE.scope }, MACHINE], 60));
    await expect.poll(page.text).toContain('options.settingsFile.wouldChange|my.json');
    const [changed, added, preferences] = lines();
    for (const text of [
      'Renamed',
      'options.settingsFile.changed',
      'options.settingsFile.change|options.profile.label|Production|Renamed',
      'options.settingsFile.change|options.profile.scope|popup.connect.wholeOrganization|shop',
    ]) {
      expect(changed).toContain(text);
    }
    for (const text of [
      'options.settingsFile.added',
      'https://infisical.example.com:8443',
      '4d1f0b6e-client',
      'options.settingsFile.sendsCookies',
      'options.settingsFile.needsSecret',
      'options.settingsFile.needsHost',
    ]) {
      expect(added).toContain(text);
    }
    expect(preferences).toContain('options.preferences.minutesValue|15|options.preferences.minutesValue|60');
    const focused = () => document.activeElement?.textContent;
    await expect.poll(focused).toBe('options.settingsFile.wouldChange|my.json');
    expect(sent()).toEqual([]);

    page.button('options.settingsFile.apply')?.click();
    await expect.poll(sent).toEqual(['settings.import']);
    expect(page.sent[0]?.payload).toMatchObject({
      version: 1,
      profiles: [{ id: US.id }, { id: MACHINE.id }],
    });
    await expect.poll(page.text).toContain('options.settingsFile.done');
    await expect.poll(focused).toBe('common.undo');
    page.button('common.undo')?.click();
    await expect.poll(() => page.sent.at(-1)).toEqual({ name: 'settings.undo', payload: UNDO });
    await expect.poll(() => page.button('common.undo')).toBeUndefined();
    expect(document.activeElement?.id).toBe('settingsFile');
  });

  test('can be left alone', async () => {
    await choose(fileOf([MACHINE]));
    await expect.poll(() => page.button('common.cancel')).toBeDefined();
    page.button('common.cancel')?.click();
    await expect.poll(lines).toEqual([]);
    expect(sent()).toEqual([]);
  });

  test('says so where nothing would change, and offers nothing to apply', async () => {
    await choose(fileOf([US]));
    await expect.poll(page.text).toContain('options.settingsFile.nothing|my.json');
    expect(lines()).toEqual([expect.stringContaining('options.settingsFile.same')]);
    expect(page.button('options.settingsFile.apply')).toBeUndefined();
    expect(page.button('options.settingsFile.close')).toBeDefined();
  });

  test('says what is left out', async () => {
    await choose(fileOf([{ ...MACHINE, siteUrl: 'http://infisical.example.com' }, US]));
    await expect.poll(page.text).toContain('settingsFile.note.insecure|1');
    expect(page.text()).not.toContain('Machine');
  });

  test.each([
    ['no settings file', 'hello', 'settingsNotOurs'],
    ['too large', ' '.repeat(2 ** 20), 'settingsTooLarge'],
    ['of another version', fileOf([]).replace('"version": 1', '"version": 2'), 'settingsVersion'],
  ])('is refused where it is %s', async (_what, text, code) => {
    await choose(text);
    await expect.poll(page.text).toContain(`failure.${code}.what`);
    expect(page.button('options.settingsFile.apply')).toBeUndefined();
  });

  test('stays to be tried again where the background refuses it', async () => {
    const failure = { code: 'settingsTooMany', params: ['100'] };
    page.answers.set('settings.import', { ok: false, failure });
    await choose(fileOf([MACHINE]));
    await expect.poll(() => page.button('options.settingsFile.apply')).toBeDefined();
    page.button('options.settingsFile.apply')?.click();
    await expect.poll(page.text).toContain('failure.settingsTooMany.what|100');
    expect(page.button('options.settingsFile.apply')?.disabled).toBe(false);
  });
});

test('the export is a file with the day in its name, of what is there', async () => {
  const made: Blob[] = [];
  const names: string[] = [];
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${made.push(blob)}`,
    revokeObjectURL: () => {},
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await profilesItem.set([US]);
  await preferencesItem.set({ captureMinutes: 30, fixHere: true, weeklyHealth: false });
  page.show(<SettingsFileSection />);
  await expect.poll(() => page.button('options.settingsFile.export')).toBeDefined();
  page.button('options.settingsFile.export')?.click();
  expect(names).toEqual([expect.stringMatching(/^humanitec-to-infisical-settings-\d{4}-\d\d-\d\d\.json$/)]);
  expect(made[0]?.size).toBe(fileOf([US], 30).length);
});
