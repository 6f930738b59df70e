import { describe, expect, test } from 'vitest';
import { tokenCheck } from '@/utils/preflight/checks/token';
import type { Trouble } from '@/utils/preflight/reply';
import { FACTS, NO_ANSWERS, SERVICE_USERS, TROUBLES, unanswered, withoutList, withoutUser } from './facts';

/** What is found where neither of the two first questions is answered. */
const neither = (user: Trouble, organizations: Trouble) => {
  const answers = { user: unanswered(user), organizations: unanswered(organizations) };
  return tokenCheck.evaluate({ ...FACTS, answers });
};

describe('token', () => {
  test('an answer to both questions is a pass', () => {
    const finding = { key: 'access.token.known', params: [] };
    expect(tokenCheck.evaluate(FACTS)).toEqual({ verdict: 'pass', finding });
  });

  test('an answer about the user is a pass, whatever became of the question about organizations', () => {
    for (const trouble of TROUBLES) {
      const found = tokenCheck.evaluate(withoutList(trouble));
      expect(found, trouble).toMatchObject({ verdict: 'pass', finding: { key: 'access.token.known' } });
    }
  });

  test('an answer about the organizations alone is a pass that says that the owner is not told', () => {
    for (const trouble of TROUBLES) {
      const found = tokenCheck.evaluate(withoutUser(trouble));
      expect(found, trouble).toMatchObject({ verdict: 'pass', finding: { key: 'access.token.accepted' } });
    }
  });

  test('both refused is a fail, and the remedy leads to the service users for a new token', () => {
    expect(neither('refused', 'refused')).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.token.refused', params: [] },
      remedy: { text: { key: 'access.token.createNew' }, url: SERVICE_USERS },
    });
  });

  test('no usable answer is unknown, says what happened, and the remedy is to wait', () => {
    const found = NO_ANSWERS.map((trouble) => [trouble, neither(trouble, trouble)] as const);
    for (const [trouble, finding] of found) {
      expect(finding?.verdict, trouble).toBe('unknown');
      expect(finding?.remedy?.text.key, trouble).toBe('access.token.tryAgain');
    }
    expect(Object.fromEntries(found.map(([trouble, finding]) => [trouble, finding?.finding.key]))).toEqual({
      unreachable: 'access.token.unreachable',
      busy: 'access.token.busy',
      down: 'access.token.down',
      unexpected: 'access.token.unexpected',
      missing: 'access.token.unexpected',
    });
  });

  test('one refusal alone proves nothing: it is unknown, and nothing is said of a refusal', () => {
    for (const trouble of NO_ANSWERS) {
      for (const found of [neither('refused', trouble), neither(trouble, 'refused')]) {
        expect(found?.verdict, trouble).toBe('unknown');
        expect(found?.finding.key, trouble).not.toBe('access.token.refused');
        expect(found?.remedy?.text.key, trouble).toBe('access.token.tryAgain');
      }
    }
  });

  test('two different failures are unknown', () => {
    expect(neither('unreachable', 'down')?.verdict).toBe('unknown');
    expect(neither('missing', 'busy')).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.token.busy' },
    });
  });
});
