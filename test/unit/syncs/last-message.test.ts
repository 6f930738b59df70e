import { expect, test } from 'vitest';
import { lastMessage } from '@/utils/syncs/last-message';

const humanitec = (error: string) => ({ error, message: 'the value s3cr3t is not allowed', details: {} });

test.each([
  [null, 'sync.lastRun.none', []],
  ['', 'sync.lastRun.none', []],
  ['An unknown error occurred.', 'sync.lastRun.other', ['An unknown error occurred.']],
  [
    JSON.stringify({ secretKey: 'KEY', error: humanitec('API-400') }),
    'sync.lastRun.keyRefused',
    ['KEY', 'API-400'],
  ],
  [JSON.stringify({ secretKey: 'KEY', error: 'the value s3cr3t' }), 'sync.lastRun.keyRefused', ['KEY', '?']],
  [JSON.stringify({ secretKey: 'KEY', error: humanitec('API-000') }), 'sync.lastRun.token', []],
  [JSON.stringify(humanitec('API-000')), 'sync.lastRun.token', []],
  [JSON.stringify(humanitec('API-404')), 'sync.lastRun.refused', ['API-404']],
  [
    JSON.stringify({ message: 'Invalid Secret Sync source configuration: folder no longer exists.' }),
    'sync.lastRun.folderGone',
    [],
  ],
  [
    `${JSON.stringify({ secretKey: 'KEY', error: humanitec('API-500') }).slice(0, 70)}...`,
    'sync.lastRun.keyRefused',
    ['KEY', 'API-500'],
  ],
  ['{"something": ["else"', 'sync.lastRun.refused', ['?']],
  [JSON.stringify('<html>the value s3cr3t is not allowed'), 'sync.lastRun.refused', ['?']],
  [JSON.stringify(['the value s3cr3t']), 'sync.lastRun.refused', ['?']],
] as const)('%j is %s', (raw, key, params) => {
  const sentence = lastMessage(raw);
  expect(sentence).toEqual({ key, params });
  // Their words may repeat what was sent.
  expect(JSON.stringify(sentence)).not.toContain('s3cr3t');
});
