import { describe, expect, test } from 'vitest';
import { organizationCheck } from '@/utils/preflight/checks/organization';
import { ACME, BETA, FACTS, HOSTILE, NO_ANSWERS, reaching, textsOf, UNSEEN, withoutList } from './facts';

describe('organization', () => {
  test('one organization is a pass that names it, id first', () => {
    const found = organizationCheck.evaluate(FACTS);
    expect(found).toMatchObject({ verdict: 'pass', finding: { key: 'access.organization.one' } });
    expect(textsOf(found?.finding)).toMatch(/^acme\b.*Acme/);
    expect(found).not.toHaveProperty('remedy');
  });

  test('several organizations are a pass that says how many and which', () => {
    const found = organizationCheck.evaluate(reaching(ACME, BETA));
    expect(found).toMatchObject({ verdict: 'pass', finding: { key: 'access.organization.several' } });
    expect(found?.finding.params[0]).toBe('2');
    expect(found?.finding.params[1]).toMatch(/acme.*beta/);
  });

  test('none is a fail although Infisical would accept it, and the remedy is a role in the organization', () => {
    expect(organizationCheck.evaluate(reaching())).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.organization.none' },
      remedy: { text: { key: 'access.organization.giveRole' } },
    });
  });

  test('a refused list is a fail, since Infisical asks for just that', () => {
    const found = organizationCheck.evaluate(withoutList('refused', ACME));
    expect(found).toMatchObject({ verdict: 'fail', finding: { key: 'access.organization.refused' } });
    expect(found?.remedy).toBeDefined();
  });

  test('a list that is not answered is unknown, also where the roles name one, with a remedy', () => {
    for (const trouble of NO_ANSWERS) {
      for (const facts of [withoutList(trouble), withoutList(trouble, ACME)]) {
        const found = organizationCheck.evaluate(facts);
        expect(found?.verdict, trouble).toBe('unknown');
        expect(found?.finding.key, trouble).toBe('access.organization.unknown');
        expect(found?.remedy, trouble).toBeDefined();
      }
    }
  });

  test('a name is one line without anything unseen, and the id stands before it', () => {
    const found = organizationCheck.evaluate(reaching({ ...ACME, id: 'evil', name: HOSTILE }));
    expect(textsOf(found?.finding)).not.toMatch(UNSEEN);
    expect(textsOf(found?.finding)).toMatch(/^evil\b/);
  });

  test('a name that reads as a list of others is not one of several', () => {
    const found = organizationCheck.evaluate(reaching({ ...ACME, id: 'evil', name: 'x, acme' }));
    expect(found?.finding.key).toBe('access.organization.one');
    expect(textsOf(found?.finding)).toMatch(/^evil\b/);
  });
});

describe('organization, where an administrator allows some', () => {
  test.each([
    { allowed: null, verdict: 'pass' },
    { allowed: ['beta', 'acme'], verdict: 'pass' },
    { allowed: [], verdict: 'fail' },
    { allowed: ['Acme', 'acme-test', 'acm'], verdict: 'fail' },
  ])('acme against $allowed is a $verdict', ({ allowed, verdict }) => {
    expect(organizationCheck.evaluate({ ...FACTS, allowed })?.verdict).toBe(verdict);
  });

  test('the finding names the forbidden one alone, and the remedy is to ask the administrator', () => {
    const found = organizationCheck.evaluate({ ...reaching(ACME, BETA), allowed: ['acme'] });
    expect(found).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.organization.forbidden' },
      remedy: { text: { key: 'access.organization.askAdministrator' } },
    });
    expect(textsOf(found?.finding)).toContain('beta');
    expect(textsOf(found?.finding)).not.toContain('acme');
  });

  test('a name that is an allowed id does not allow another one', () => {
    const facts = reaching({ ...ACME, id: 'evil', name: 'acme' });
    const found = organizationCheck.evaluate({ ...facts, allowed: ['acme'] });
    expect(found).toMatchObject({ verdict: 'fail', finding: { key: 'access.organization.forbidden' } });
  });

  test('a forbidden one that only the roles name is a fail as well', () => {
    const found = organizationCheck.evaluate({ ...withoutList('down', BETA), allowed: ['acme'] });
    expect(found?.verdict).toBe('fail');
  });

  test('an allowed one that only the roles name proves nothing', () => {
    const found = organizationCheck.evaluate({ ...withoutList('down', ACME), allowed: ['acme'] });
    expect(found?.verdict).toBe('unknown');
  });
});
