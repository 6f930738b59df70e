import { describe, expect, test } from 'vitest';
import { accessOf } from '@/utils/humanitec/access';
import { parseRoles } from '@/utils/humanitec/roles';
import { Application, CurrentUser, Member, Organization, TokenInfo } from '@/utils/humanitec/schemas';

describe('names of Humanitec', () => {
  test('are one line of what is seen', () => {
    const name = ' Ac\u200bme\u202e\n(acme)\u2066 ';
    expect(Organization.parse({ id: 'evil', name }).name).toBe('Acme (acme)');
    expect(CurrentUser.parse({ id: 's-1', name, type: 'service', roles: {} }).name).toBe('Acme (acme)');
    expect(Application.parse({ id: 'shop', name, envs: [{ id: 'dev', name }] })).toMatchObject({
      name: 'Acme (acme)',
      envs: [{ name: 'Acme (acme)' }],
    });
  });

  test.each(['', ' ', '\u200b\u3164', '\u202e', 7, null])('%j is none: the id stands for it', (name) => {
    expect(Organization.parse({ id: 'acme', name }).name).toBe('acme');
  });

  test.each(['ac\u200bme', 'аcme', 'two words', '..', ''])('%j is no id of anything', (id) => {
    expect(Organization.safeParse({ id, name: 'Acme' }).success).toBe(false);
    expect(parseRoles({ [`/orgs/${id}`]: 'member', '/orgs/real': 'member' }).organizations()).toEqual([
      'real',
    ]);
  });

  test('the end of a token cannot carry another text', () => {
    expect(TokenInfo.parse({ id: 'x', expires_at: '2030-01-01T00:00:00Z \u200b' })).toEqual({
      id: 'x',
      expiresAt: '2030-01-01T00:00:00Z',
    });
  });
});

test.each(['owner\u200b', ' owner', 'owner\n', 'ow\u00adner'])('a role %j is not taken for Owner', (text) => {
  const { role } = Member.parse({ id: 's-1', role: text });
  const appRole = { held: role };
  expect(accessOf({ organizationRole: null, appRole, groupRole: 'none' }).write).toBe('unknown');
  expect(parseRoles({ '/orgs/acme': `administrator${text.slice(5)} ` }).organization('acme')).not.toBe(
    'administrator',
  );
});
