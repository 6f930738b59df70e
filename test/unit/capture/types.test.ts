import { expect, test } from 'vitest';
import { CaptureDelivery } from '@/utils/capture/types';

const token = 'delivered-0123456789-AbCdEfGh';

test('what a page says about a token is one line of what is seen', () => {
  const told = { tokenId: ' my\u202e-token\n', expiryHint: '7\u00a0Days\u200b' };
  expect(CaptureDelivery.parse({ token, ...told })).toEqual({
    token,
    tokenId: 'my-token',
    expiryHint: '7 Days',
  });
});

test('a page cannot have the token itself shown and stored as its id', () => {
  for (const tokenId of [token, `x ${token.slice(5, 20)}`, [...token].join('\u200b')]) {
    const delivery = CaptureDelivery.parse({ token, tokenId });
    expect(delivery.tokenId).toContain('•••');
    expect(delivery.token).toBe(token);
  }
});
