import { describe, expect, it } from 'vitest';
import { parseRoles, roleLabel } from '@/utils/humanitec/roles';

describe('the roles map', () => {
  it.for(['/orgs/acme/apps/shop', 'orgs/acme/apps/shop', '/orgs/acme/apps/shop/', '//orgs//acme/apps/shop'])(
    'is read with the key %s',
    (key) => {
      const roles = parseRoles({ [key]: 'developer' });
      expect(roles.app('acme', 'shop')).toBe('developer');
      expect(roles.apps('acme')).toEqual(['shop']);
      expect(roles.organizations()).toEqual(['acme']);
      expect(roles.namesApps('acme')).toBe(true);
      expect(roles.namesApps('beta')).toBe(false);
    },
  );

  it.for([
    '/orgs/acme/env-types/production',
    '/orgs/acme/apps/shop/envs/production',
    '/orgs/acme/apps',
    '/apps/shop',
    '/projects/acme/apps/shop',
    'acme',
    '/',
    '',
  ])('has no app role under the key "%s"', (key) => {
    const roles = parseRoles({ [key]: 'owner' });
    expect(roles.namesApps('acme')).toBe(false);
    expect(roles.app('acme', 'shop')).toBeNull();
    expect(roles.organization('acme')).toBeNull();
  });

  it('leaves out values that are no role', () => {
    const roles = parseRoles({ '/orgs/acme': null, '/orgs/beta': ['owner'], '/orgs/gamma': '' });
    expect(roles.organizations()).toEqual([]);
  });

  it('does not take inherited names for roles', () => {
    expect(parseRoles({}).organization('constructor')).toBeNull();
    expect(roleLabel('constructor')).toBe('constructor');
  });
});
