import { describe, expect, test } from 'vitest';
import { isAnythingReal, type RealFacts } from '@/utils/sample/real';
import { capture } from '../popup/stored';
import { pushIn } from '../push/states';

const NOTHING: RealFacts = { captures: [], setAside: [], lost: [], push: null };

describe('a sample does not take the place', () => {
  test.each<[string, Partial<RealFacts>]>([
    ['of a token that waits', { captures: [capture('token')] }],
    ['of a token whose discard can be undone', { setAside: [{ capture: capture('a'), place: 0, until: 1 }] }],
    ['of word that tokens were lost', { lost: [{ captureId: 'a', expiresAt: 0 }] }],
    ['of a push that is under way', { push: pushIn('running') }],
    ['of a push whose result is open', { push: pushIn('uncertain') }],
    ['of a push that waits for a sign-in', { push: pushIn('waiting-for-sign-in') }],
    ['of a result', { push: pushIn('succeeded') }],
    ['of a failure that was found out later', { push: pushIn('failed', { isResumed: true }) }],
  ])('%s', (_, given) => {
    expect(isAnythingReal({ ...NOTHING, ...given })).toBe(true);
  });
});

test.each([
  ['nothing is stored', null],
  ['there is only a failure whose token is gone', pushIn('failed')],
])('a sample may be played where %s', (_, push) => {
  expect(isAnythingReal({ ...NOTHING, push })).toBe(false);
});
