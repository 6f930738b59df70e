import { describe, expect, test } from 'vitest';
import type { Health, KnownConnection } from '@/utils/connections/types';
import type { Preflight } from '@/utils/preflight/types';
import type { Push } from '@/utils/push/types';
import { TOOLBAR_STATES, type ToolbarFacts, type ToolbarState, toolbarState } from '@/utils/toolbar/state';
import { ends, known } from '../connections/known';
import { capture } from '../popup/stored';
import { pushIn, rotation } from '../push/states';

const NOW = Date.parse('2026-05-01T12:00:00Z');

const nothing: ToolbarFacts = { captures: [], lost: [], preflight: null, push: null, connections: [] };

const checks = (captureId: string, state: Preflight['state']) => ({ captureId, state }) as Preflight;

const push = (state: Push['state'], captureId: string, given: Partial<Push> = {}): Push =>
  pushIn(state, { request: rotation('a', captureId), ...given } as never);

const lost = (captureId: string) => ({ captureId, expiresAt: NOW });

const endsOn = (day: string) => [ends(Date.parse(`${day}T12:00:00Z`))];
/** One that had a problem when Infisical was asked, which its token is not by itself. */
const unhealthy = (checkedAt: string, given: Partial<KnownConnection> = {}) =>
  known({
    ...given,
    health: {
      checkedAt: Date.parse(checkedAt),
      runs: 'open',
      lines: [{ verdict: 'fail', finding: { key: 'connections.health.gone', params: [] } }],
    },
  });
const ended: Health = {
  checkedAt: NOW,
  runs: 'all',
  lines: [{ verdict: 'fail', finding: { key: 'connections.health.expired', params: [] } }],
};
/** Put off yesterday, when there were two weeks left. */
const snooze = { level: 14, until: Date.parse('2026-05-07T12:00:00Z') } as const;

const CASES: [what: string, facts: Partial<ToolbarFacts>, says: ToolbarState][] = [
  ['nothing is stored', {}, 'idle'],
  ['a capture waits', { captures: [capture('a', NOW)] }, 'waiting'],
  ['a capture was checked', { captures: [capture('a', NOW)], preflight: checks('a', 'done') }, 'waiting'],
  ['a capture is checked', { captures: [capture('a', NOW)], preflight: checks('a', 'running') }, 'checking'],
  ['checks were left behind by a capture that is gone', { preflight: checks('a', 'running') }, 'idle'],
  [
    'checks were left behind by another capture',
    { captures: [capture('b', NOW)], preflight: checks('a', 'running') },
    'waiting',
  ],
  ['a push runs', { captures: [capture('a', NOW)], push: push('running', 'a') }, 'checking'],
  ['a push runs whose token is gone', { push: push('running', 'a') }, 'checking'],
  ['a push succeeded', { push: push('succeeded', 'a') }, 'idle'],
  [
    'a push succeeded, another capture waits',
    { captures: [capture('b', NOW)], push: push('succeeded', 'a') },
    'waiting',
  ],
  ['a push failed', { captures: [capture('a', NOW)], push: push('failed', 'a') }, 'problem'],
  ['a push failed, its capture was discarded', { push: push('failed', 'a') }, 'idle'],
  [
    'a push failed, another capture is in work',
    { captures: [capture('b', NOW)], push: push('failed', 'a') },
    'waiting',
  ],
  ['a push was found out to have failed', { push: push('failed', 'a', { isResumed: true }) }, 'problem'],
  [
    'a push asks for a confirmation',
    { captures: [capture('a', NOW)], push: push('needs-confirmation', 'a') },
    'problem',
  ],
  [
    'a push waits for a sign-in',
    { captures: [capture('a', NOW)], push: push('waiting-for-sign-in', 'a') },
    'problem',
  ],
  ['a push that waited for a sign-in was discarded', { push: push('waiting-for-sign-in', 'a') }, 'idle'],
  ['a push is uncertain', { captures: [capture('a', NOW)], push: push('uncertain', 'a') }, 'problem'],
  ['a push is uncertain whose token is gone', { push: push('uncertain', 'a') }, 'problem'],
  ['captures were lost', { lost: [lost('a')] }, 'problem'],
  [
    'a capture may be lost, or sent by the push that runs',
    { lost: [lost('a')], push: push('running', 'a') },
    'checking',
  ],
  [
    'another capture was lost than that of the push',
    { lost: [lost('b')], push: push('running', 'a') },
    'problem',
  ],
  ['a token in use ends in two weeks', { connections: endsOn('2026-05-15') }, 'expiring'],
  ['a token in use ends later', { connections: endsOn('2026-05-16') }, 'idle'],
  ['a token in use has ended', { connections: endsOn('2026-04-02') }, 'expiring'],
  ['a token in use has ended long ago', { connections: endsOn('2026-04-01') }, 'idle'],
  ['its end was put off', { connections: [ends(Date.parse('2026-05-14T12:00:00Z'), { snooze })] }, 'idle'],
  [
    'it was put off and is more urgent since',
    { connections: [ends(Date.parse('2026-05-08T12:00:00Z'), { snooze })] },
    'expiring',
  ],
  ['a connection has a problem', { connections: [unhealthy('2026-04-30T12:00:00Z')] }, 'unhealthy'],
  ['it had one a month ago', { connections: [unhealthy('2026-04-01T12:00:00Z')] }, 'idle'],
  [
    'it has one, and its token ended long ago',
    { connections: [unhealthy('2026-04-30T12:00:00Z', ends(Date.parse('2026-04-01T12:00:00Z')))] },
    'idle',
  ],
  ['its problem is the end of its token', { connections: [known({ health: ended })] }, 'idle'],
];

describe('the toolbar', () => {
  test.each(CASES)('%s', (_, facts, says) => {
    expect(toolbarState({ ...nothing, ...facts }, NOW)).toBe(says);
  });

  test('says the most urgent of what is the case', () => {
    const facts: [ToolbarState, Partial<ToolbarFacts>][] = [
      ['problem', { lost: [lost('b')] }],
      ['checking', { preflight: checks('a', 'running') }],
      ['waiting', { captures: [capture('a', NOW)] }],
      ['unhealthy', { connections: [...endsOn('2026-05-02'), unhealthy('2026-04-30T12:00:00Z')] }],
      ['expiring', { connections: endsOn('2026-05-02') }],
      ['idle', {}],
    ];
    const said = facts.map((_, index) => {
      const left = facts.slice(index).map(([, given]) => given);
      return toolbarState(Object.assign({}, nothing, ...left.toReversed()), NOW);
    });
    expect(said).toEqual(facts.map(([state]) => state));
    expect(said).toEqual(TOOLBAR_STATES);
  });
});
