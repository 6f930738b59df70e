import { describe, expect, test } from 'vitest';
import { kindCheck } from '@/utils/preflight/checks/kind';
import type { ServiceUser } from '@/utils/preflight/types';
import { FACTS, HOSTILE, NO_ANSWERS, SERVICE_USERS, textsOf, UNSEEN, withoutUser } from './facts';

const of = (type: ServiceUser['type'], name = 'infisical-sync') => {
  const owner = { id: 's-1', name, type };
  const user = { ok: true as const, value: { ...owner, roles: {} } };
  return kindCheck.evaluate({ ...FACTS, identity: { ...FACTS.identity, user } });
};

describe('kind', () => {
  test('the token of a service user is a pass with its name', () => {
    const finding = { key: 'access.kind.service', params: ['infisical-sync'] };
    expect(of('service')).toEqual({ verdict: 'pass', finding });
  });

  test.each([
    { type: 'user', key: 'access.kind.person', name: 'Ada Admin' },
    { type: 'system', key: 'access.kind.system', name: 'Humanitec' },
  ] as const)('the token of a $type is a warning, and the remedy is a service user', (row) => {
    const { type, key, name } = row;
    expect(of(type, name)).toMatchObject({
      verdict: 'warn',
      finding: { key, params: [name] },
      remedy: { text: { key: 'access.kind.createServiceUser' }, url: SERVICE_USERS },
    });
  });

  test('an undocumented kind, or a refusal, is unknown, and the remedy leads to the service users', () => {
    for (const found of [of('unknown'), kindCheck.evaluate(withoutUser('refused'))]) {
      expect(found).toMatchObject({
        verdict: 'unknown',
        finding: { key: 'access.kind.unknown' },
        remedy: { text: { key: 'access.kind.lookUp' }, url: SERVICE_USERS },
      });
    }
  });

  test('an owner who is not answered is unknown, with a remedy', () => {
    for (const trouble of NO_ANSWERS) {
      const found = kindCheck.evaluate(withoutUser(trouble));
      expect(found, trouble).toMatchObject({ verdict: 'unknown', finding: { key: 'access.kind.unknown' } });
      expect(found?.remedy, trouble).toBeDefined();
    }
  });

  test('the name of the owner is one line without anything unseen, whatever its kind', () => {
    for (const type of ['service', 'user', 'system'] as const) {
      const texts = textsOf(of(type, HOSTILE)?.finding);
      expect(texts).not.toMatch(UNSEEN);
      expect(texts).toContain('Acme"<b>');
    }
  });
});
