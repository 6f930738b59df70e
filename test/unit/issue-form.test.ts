import { readFileSync } from 'node:fs';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { expect, test } from 'vitest';

const FORM = readFileSync('.github/ISSUE_TEMPLATE/bug.yml', 'utf8');

test('the issue form asks for the diagnostics by the names that the options have for it', async () => {
  const texts = await parseMessagesFile('locales/en.yml');
  const text = (key: string) => {
    const found = texts.find((message) => message.key.join('.') === key);
    return found && 'message' in found ? found.message : undefined;
  };
  expect(FORM).toContain(`"${text('options.about.copy')}"`);
  expect(FORM).toContain(`under ${text('options.about.title')}`);
});

test('the issue form warns of tokens before anything else', () => {
  expect(FORM.indexOf('Paste no token')).toBeLessThan(FORM.indexOf('type: textarea'));
  expect(FORM.indexOf('Paste no token')).toBeGreaterThan(0);
});
