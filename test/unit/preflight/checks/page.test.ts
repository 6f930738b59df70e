import { describe, expect, test } from 'vitest';
import { pageCheck } from '@/utils/preflight/checks/page';
import {
  ACME,
  BETA,
  FACTS,
  HOSTILE,
  reaching,
  TROUBLES,
  textsOf,
  UNSEEN,
  withoutList,
  withoutUser,
} from './facts';

const { capturedAt } = FACTS.capture;
const from = (pageOrg: string | undefined, facts = FACTS) => {
  const capture = { source: 'console' as const, capturedAt, ...(pageOrg === undefined ? {} : { pageOrg }) };
  return pageCheck.evaluate({ ...facts, capture });
};

describe('page', () => {
  test('the organization of the page is a pass', () => {
    const found = from('acme');
    expect(found).toMatchObject({ verdict: 'pass', finding: { key: 'access.page.same' } });
    expect(textsOf(found?.finding)).toContain('acme');
    expect(found).not.toHaveProperty('remedy');
  });

  test('another one is a fail that names both, with a remedy', () => {
    const found = from('evil-corp');
    expect(found).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.page.mismatch' },
      remedy: { text: { key: 'access.page.recapture' } },
    });
    expect(found?.finding.params[0]).toMatch(/^acme\b/);
    expect(found?.finding.params[1]).toBe('evil-corp');
  });

  test('one that is only spelt alike is another one', () => {
    for (const pageOrg of ['ACME', 'Acme', 'acme-test', 'acm']) {
      expect(from(pageOrg)?.verdict, pageOrg).toBe('fail');
    }
  });

  test('a token whose organization is only called like that of the page is a fail', () => {
    expect(from('acme', reaching({ ...ACME, id: 'evil', name: 'acme' }))).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.page.mismatch' },
    });
  });

  test('of several organizations one is that of the page: a pass that names it', () => {
    const found = from('beta', reaching(ACME, BETA));
    expect(found).toMatchObject({ verdict: 'pass', finding: { key: 'access.page.same' } });
    expect(textsOf(found?.finding)).toContain('beta');
    expect(textsOf(found?.finding)).not.toContain('acme');
  });

  test('of several organizations none is that of the page: a fail that names them all', () => {
    const found = from('gamma', reaching(ACME, BETA));
    expect(found?.verdict).toBe('fail');
    expect(found?.finding.params[0]).toMatch(/acme.*beta/);
  });

  test('a page without an organization leaves it unknown, and the remedy is to compare', () => {
    expect(from(undefined)).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.page.unknown' },
      remedy: { text: { key: 'access.page.compare' } },
    });
  });

  test('a pasted token has no page: there is nothing to say', () => {
    expect(pageCheck.evaluate({ ...FACTS, capture: { source: 'paste', capturedAt } })).toBeUndefined();
  });

  test('a capture by the menu is held against its page like any other', () => {
    const capture = { source: 'menu' as const, pageOrg: 'evil-corp', capturedAt };
    expect(pageCheck.evaluate({ ...FACTS, capture })?.verdict).toBe('fail');
    expect(pageCheck.evaluate({ ...FACTS, capture: { ...capture, pageOrg: 'acme' } })?.verdict).toBe('pass');
  });

  test('whose token it is makes no difference', () => {
    expect(from('acme', withoutUser('refused'))?.verdict).toBe('pass');
    expect(from('evil-corp', withoutUser('down'))?.verdict).toBe('fail');
  });

  test('a page of another one than the roles name is a fail, whatever became of the list', () => {
    for (const trouble of TROUBLES) {
      expect(from('evil-corp', withoutList(trouble, ACME))?.verdict, trouble).toBe('fail');
    }
  });

  test('a token whose organizations are not known, or that has none, never fits a page', () => {
    for (const facts of [reaching(), ...TROUBLES.map((trouble) => withoutList(trouble))]) {
      expect(from('acme', facts)?.verdict ?? 'unknown').toBe('unknown');
    }
  });

  test('what the address says is one line without anything unseen', () => {
    const found = from(`evil\u202e\u0007\n${HOSTILE}`, reaching({ ...ACME, name: HOSTILE }));
    expect(found?.verdict).toBe('fail');
    expect(textsOf(found?.finding)).not.toMatch(UNSEEN);
  });
});
