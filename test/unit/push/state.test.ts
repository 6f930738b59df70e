import { describe, expect, test } from 'vitest';
import { isPending, isUnfinished, isWaiting, type PushEvent, transition } from '@/utils/push/state';
import { Push } from '@/utils/push/types';
import { proof, pushIn } from './states';

const failure = { code: 'infisicalForbidden' as const, params: [] };
const NOW = 1_000;

const EVENTS: { [Type in PushEvent['type']]: Extract<PushEvent, { type: Type }> } = {
  step: { type: 'step', step: { name: 'checking', projects: { done: 10, total: 40 } } },
  'signed-out': { type: 'signed-out', failure, waitUntil: 5 },
  'to-confirm': {
    type: 'to-confirm',
    warnings: [{ key: 'push.warning.unchecked', params: [] }],
    listing: { listed: [], unlisted: 3 },
  },
  succeeded: { type: 'succeeded', proof: proof() },
  failed: { type: 'failed', failure },
  uncertain: { type: 'uncertain', obstacle: failure, lookUntil: 7 },
};

const STATES = [
  ['step', 'running', { step: EVENTS.step.step }],
  ['signed-out', 'waiting-for-sign-in', { failure, waitUntil: 5 }],
  ['to-confirm', 'needs-confirmation', { warnings: EVENTS['to-confirm'].warnings, listed: [], unlisted: 3 }],
  ['succeeded', 'succeeded', { proof: proof(), endedAt: NOW }],
  ['failed', 'failed', { failure }],
  ['uncertain', 'uncertain', { obstacle: failure, lookUntil: 7 }],
] as const;

describe('what happens to a push', () => {
  test.each(STATES)('%s makes it %s, with all that this state carries', (type, state, carried) => {
    const before = pushIn('running', { accepted: [{ key: 'push.warning.unchecked', params: [] }] });
    const { id, request, accepted, isResumed, startedAt } = before;
    const after = transition(before, EVENTS[type], NOW);
    expect(after).toEqual({ id, request, accepted, isResumed, startedAt, state, ...carried });
  });

  test.each(STATES)('%s makes it %s that can be stored and read again', (type) => {
    const after = transition(pushIn('running'), EVENTS[type], NOW);
    expect(Push.parse(JSON.parse(JSON.stringify(after)))).toEqual(after);
  });

  test('leaves nothing of the state before', () => {
    const looked = transition(
      pushIn('uncertain', { obstacle: failure, lookUntil: 7 }),
      { type: 'uncertain' },
      NOW,
    );
    expect(looked).not.toHaveProperty('obstacle');
    expect(looked).not.toHaveProperty('lookUntil');
    expect(transition(pushIn('succeeded'), EVENTS.failed, NOW)).not.toHaveProperty('proof');
  });
});

test('a push that nobody knows the end of is pending, one that waits for a sign-in is not over either', () => {
  const states = [
    'running',
    'uncertain',
    'waiting-for-sign-in',
    'needs-confirmation',
    'succeeded',
    'failed',
  ] as const;
  const those = (is: (push: Push) => boolean) => states.filter((state) => is(pushIn(state)));
  expect(those(isPending)).toEqual(['running', 'uncertain']);
  expect(those(isWaiting)).toEqual(['waiting-for-sign-in']);
  expect(those(isUnfinished)).toEqual(['running', 'uncertain', 'waiting-for-sign-in']);
});
