import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { promptTexts } from '@/utils/capture/prompt-texts';

/** What the browser has set for the extension's shortcuts. */
const withKeys = (shortcut: string) =>
  Object.assign(fakeBrowser, { commands: { getAll: async () => [{ name: '_execute_action', shortcut }] } });

beforeEach(() => {
  const getMessage = (name: string, param?: string) => (param ? `${name}|${param}` : name);
  Object.assign(fakeBrowser, { i18n: { getMessage } });
});

test('where the popup stays closed the prompt names the keys that open it', async () => {
  withKeys('Alt+Shift+K');
  expect((await promptTexts()).unopenedNext).toBe('capture_unopenedNext capture_unopenedKeys|Alt+Shift+K');
});

test('it names no keys where the user has taken them away', async () => {
  withKeys('');
  expect((await promptTexts()).unopenedNext).toBe('capture_unopenedNext');
});

test('every text of the catalogue that the prompt needs is there, with its direction', async () => {
  withKeys('');
  expect(await promptTexts()).toMatchObject({
    send: 'capture_send',
    offerNext: 'capture_offerNext',
    direction: '@@bidi_dir',
  });
});
