import { describe, expect, test } from 'vitest';
import { readSyncMessage } from '@/utils/infisical/sync-message';
import { lastMessage } from '@/utils/syncs/last-message';

const body = (error: string, message = 'the value s3cr3t is not allowed') => ({
  error,
  message,
  details: {},
});
const json = (value: unknown) => JSON.stringify(value);
/** As versions wrote it that put Humanitec's body into the message as a text. */
const nested = (error: string, message?: string) =>
  json({ secretKey: 'KEY', error: json(body(error, message)) });
const cut = (text: string, at: number) => `${text.slice(0, at)}...`;
const keyRefused = (code: string | undefined, refusal?: 'token' | 'role') => ({
  reason: 'refused',
  key: 'KEY',
  code,
  refusal,
});
const refused = (code: string | undefined, refusal?: 'token' | 'role') => ({
  ...keyRefused(code, refusal),
  key: undefined,
});

test.each([
  ['nothing', null, { reason: 'untold' }],
  [
    'words of Infisical',
    'An unknown error occurred.',
    { reason: 'other', text: 'An unknown error occurred.' },
  ],
  [
    'a number that is no status',
    'secret 4013 is too long',
    { reason: 'other', text: 'secret 4013 is too long' },
  ],
  ['a key, and the body as it is', json({ secretKey: 'KEY', error: body('API-400') }), keyRefused('API-400')],
  ['a key, and the body as a text', nested('API-400'), keyRefused('API-400')],
  ['a key, and a status', status('KEY', 403), keyRefused('HTTP 403', 'role')],
  ['a key, and nothing', json({ secretKey: 'KEY', error: '' }), keyRefused(undefined)],
  ['the body alone', json(body('API-404')), refused('API-404')],
  ['a status alone', 'Request failed with status code 401', refused('HTTP 401', 'token')],
  [
    'a status that says nothing of the connection',
    'Request failed with status code 503',
    { reason: 'other', text: 'Request failed with status code 503' },
  ],
  [
    'broken off in the body',
    cut(json({ secretKey: 'KEY', error: body('API-500') }), 70),
    keyRefused('API-500'),
  ],
  ['broken off in the text', cut(nested('API-403'), 70), keyRefused('API-403', 'role')],
  ['broken off before the code', cut(nested('API-403'), 30), keyRefused(undefined)],
  ['another form', '{"something": ["else"', refused(undefined)],
])('what is read: %s', (_what, raw, failure) => {
  expect(readSyncMessage(raw)).toEqual(failure);
});

test.each(['message', 'error'])('the folder that is gone is told as %s', (field) => {
  const text = 'Invalid Secret Sync source configuration: folder no longer exists. Please update it.';
  expect(readSyncMessage(json({ [field]: text }))).toEqual({ reason: 'folder-gone' });
  expect(readSyncMessage(text)).toEqual({ reason: 'folder-gone' });
});

describe('what is said of the token', () => {
  test.each([
    ['Humanitec’s code for it', json(body('API-000')), 'token'],
    ['a code like the status', nested('API-401'), 'token'],
    ['a code like the status', nested('API-403'), 'role'],
    ['words, where a code says nothing', nested('RES-101', 'Forbidden'), 'role'],
    ['words, where a code says nothing', json(body('API-012', 'Unauthorized')), 'token'],
    ['words that may be what was sent', nested('API-400', 'the value forbidden, 401'), undefined],
    ['the name of a key', json({ secretKey: 'API-401-FORBIDDEN', error: body('API-500') }), undefined],
  ])('by %s: %s', (_what, raw, refusal) => {
    expect(readSyncMessage(raw)).toMatchObject({ reason: 'refused', refusal });
  });
});

/** The popup at a run, and the health of a connection, once read these differently. */
test.each([
  ['Request failed with status code 401', 'token', 'sync.lastRun.token', []],
  ['Request failed with status code 403', 'role', 'sync.lastRun.refused', ['HTTP 403']],
  [nested('API-401'), 'token', 'sync.lastRun.token', []],
  [
    json({ secretKey: 'KEY-401', error: body('API-400') }),
    undefined,
    'sync.lastRun.keyRefused',
    ['KEY-401', 'API-400'],
  ],
] as const)('%s is one thing for both', (raw, refusal, key, params) => {
  expect(readSyncMessage(raw)).toMatchObject({ refusal });
  expect(lastMessage(raw)).toEqual({ key, params });
});

function status(secretKey: string, code: number): string {
  return json({ secretKey, error: `Request failed with status code ${code}` });
}
