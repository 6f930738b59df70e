import { expect, test } from 'vitest';
import { COPY, ONCE, OTHER_KIND, OTHER_LABEL } from '@/utils/capture/words';

test.each([
  'For your protection, the complete token will only be displayed once in this window.',
  "You won't be able to see it again!",
  'You won’t be able to see it again!',
  'It will not be shown again.',
  'This is the only time you can view it.',
  'Your last chance to copy the token.',
  'One-time view.',
  'It cannot be recovered.',
  'It is never displayed after you leave.',
  'Das vollständige Token wird nur einmal angezeigt.',
])('is shown once: %s', (sentence) => {
  expect(ONCE.test(sentence)).toBe(true);
});

test.each([
  'Once you have created the token, use it in your pipeline.',
  'Once created, the token has the role of its service user.',
  'API tokens of this service user',
  'Copy the id of the organization.',
])('is not said to be shown once: %s', (sentence) => {
  expect(ONCE.test(sentence)).toBe(false);
});

test.each(['Copy', 'Copied', 'Copy token', 'Click to copy', 'Kopieren', 'Copier', 'Copiar'])(
  'copies: %s',
  (name) => {
    expect(COPY.test(name)).toBe(true);
  },
);

test('a sentence that begins with Copy is no control', () => {
  expect(COPY.test('Copy this token now, it will not be shown again.')).toBe(false);
});

test.each([
  'Revoke API token',
  'Delete Service User',
  'Webhook signing secret',
  'This cannot be undone.',
  'Invite a member',
])('is about something else: %s', (sentence) => {
  expect(OTHER_KIND.test(sentence)).toBe(true);
});

test('what a dialog says about losing a token does not make it a dialog that revokes', () => {
  expect(OTHER_KIND.test('If you lose it, revoke it and create another one.')).toBe(false);
});

test.each(['Token ID', 'API token ID:', 'ID', 'Description', 'Hash', 'ID of the token'])(
  'labels something beside the token: %s',
  (label) => {
    expect(OTHER_LABEL.test(label)).toBe(true);
  },
);

test.each(['API token', 'Token', 'Value', 'Your new token:', 'Secret', 'API token created'])(
  'may label the token: %s',
  (label) => {
    expect(OTHER_LABEL.test(label)).toBe(false);
  },
);
