import { describe, expect, test } from 'vitest';
import { organizationRoleCheck } from '@/utils/preflight/checks/organization-role';
import type { AppAccess, OrganizationAccess } from '@/utils/preflight/types';
import { ACME, BETA, FACTS, HOSTILE, SERVICE_USERS, SHOP, textsOf, UNSEEN, withoutUser } from './facts';

const having = (organizations: OrganizationAccess[], apps: AppAccess[] = [SHOP]) =>
  organizationRoleCheck.evaluate({ ...FACTS, organizations, apps });
const as = (role: string | null, apps?: AppAccess[]) => having([{ ...ACME, role }], apps);

const throughGroup: AppAccess = { ...SHOP, role: 'administrator', source: 'group' };

describe('organization role', () => {
  test('any but administrator is a pass, with the label that the console has for it', () => {
    const rows = [
      ['member', 'other', 'Member'],
      ['manager', 'manager', 'Manager'],
      ['orgViewer', 'orgViewer', 'Org Viewer'],
      ['artefactContributor', 'artefactContributor', 'Artefact Contributor'],
      ['auditor', 'other', 'auditor'],
    ] as const;
    for (const [role, key, label] of rows) {
      const found = as(role);
      expect(found?.verdict, role).toBe('pass');
      expect(found?.finding.key).toBe(`access.organizationRole.${key}`);
      expect(found?.finding.params).toEqual([label, expect.stringMatching(/^acme\b/)]);
      expect(found).not.toHaveProperty('remedy');
    }
  });

  test('administrator is a warning that names the organization, and the remedy leads to the service users', () => {
    const found = as('administrator');
    expect(found).toMatchObject({
      verdict: 'warn',
      finding: { key: 'access.organizationRole.administrator' },
      remedy: { text: { key: 'access.organizationRole.lower' }, url: SERVICE_USERS },
    });
    expect(textsOf(found?.finding)).toMatch(/^acme\b/);
  });

  test('administrator through a group is a warning, and the remedy is to leave the group', () => {
    const found = as('member', [throughGroup]);
    expect(found).toMatchObject({
      verdict: 'warn',
      finding: { key: 'access.organizationRole.groupAdministrator' },
      remedy: { text: { key: 'access.organizationRole.leaveGroup' } },
    });
    expect(textsOf(found?.finding)).toMatch(/^acme\b/);
  });

  test('another role through a group, or one on an app that is called so, makes nobody an administrator', () => {
    expect(as('member', [{ ...SHOP, role: 'owner', source: 'group' }])?.verdict).toBe('pass');
    expect(as('member', [{ ...SHOP, role: 'administrator', source: 'app' }])?.verdict).toBe('pass');
  });

  test('a role that is not known is unknown, and the remedy is to look it up', () => {
    expect(as(null)).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.organizationRole.unknown' },
      remedy: { text: { key: 'access.organizationRole.lookUp' }, url: SERVICE_USERS },
    });
  });

  test('a user who is not known has no known role', () => {
    expect(organizationRoleCheck.evaluate(withoutUser('refused'))?.verdict).toBe('unknown');
  });

  test('no organization has no role: that is never a warning or a fail', () => {
    expect(having([], [])?.verdict ?? 'unknown').toBe('unknown');
  });

  test('several organizations are a pass that names each with its role', () => {
    const found = having([ACME, { ...BETA, role: 'orgViewer' }]);
    expect(found).toMatchObject({ verdict: 'pass', finding: { key: 'access.organizationRole.several' } });
    expect(textsOf(found?.finding)).toMatch(/acme.*Member.*beta.*Org Viewer/);
  });

  test('administrator of one of several is a warning that names that one, be the other role known or not', () => {
    for (const role of ['member', null]) {
      const found = having([
        { ...ACME, role },
        { ...BETA, role: 'administrator' },
      ]);
      expect(found?.verdict).toBe('warn');
      expect(found?.finding.key).toBe('access.organizationRole.administrator');
      expect(textsOf(found?.finding)).toMatch(/^beta\b/);
      expect(textsOf(found?.finding)).not.toContain('acme');
    }
  });

  test('a group makes an administrator only of the organization that the app is in', () => {
    const found = having([ACME, BETA], [SHOP, { ...throughGroup, org: 'beta' }]);
    expect(found?.finding.key).toBe('access.organizationRole.groupAdministrator');
    expect(textsOf(found?.finding)).toMatch(/^beta\b/);
    expect(textsOf(found?.finding)).not.toContain('acme');
  });

  test('one of several that is not known is not passed over', () => {
    expect(having([ACME, { ...BETA, role: null }])?.verdict).toBe('unknown');
  });

  test('role and name are one line without anything unseen', () => {
    const found = having([{ ...ACME, name: HOSTILE, role: `auditor\u202e\u200b` }]);
    expect(found?.verdict).toBe('pass');
    expect(textsOf(found?.finding)).not.toMatch(UNSEEN);
  });
});
