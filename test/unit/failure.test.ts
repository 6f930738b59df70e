import { expect, test } from 'vitest';
import { FailureError, fail } from '@/utils/failure';
import { Secret } from '@/utils/secret';
import { say } from '@/utils/sentence';

const token = new Secret('in-a-parameter-0123456789');
const ODD = ` a\u202eb\n${token.reveal()} `;

test('what goes into a sentence is cleaned, whoever made it', () => {
  expect(say('push.warning.syncRefused', ODD, 7).params).toEqual(['ab •••', '7']);
});

test('what goes into a failure is cleaned, its request id too', () => {
  const cleaned = { code: 'infisicalPolicy', params: ['ab •••'], requestId: 'ab •••', status: 403 };
  expect(fail('infisicalPolicy', [ODD], { requestId: ODD, status: 403 }).failure).toEqual(cleaned);
  const given = { code: 'infisicalPolicy', params: [ODD], requestId: ODD, status: 403 } as const;
  expect(new FailureError({ ...given, params: [...given.params] }).failure).toEqual(cleaned);
});
