import { expect, test } from 'vitest';
import { formOf, newForm, read, withoutSecrets } from '@/entrypoints/options/form';
import type { Profile } from '@/utils/infisical/types';

const UNIVERSAL: Profile = {
  id: 'p1',
  label: 'Production',
  instance: 'self-hosted',
  siteUrl: 'https://infisical.example.com',
  scope: { level: 'project', id: 'shop', name: 'Shop' },
  signIn: {
    method: 'universal-auth',
    clientId: 'abc',
    organizationSlug: 'sub',
    remember: true,
    lockAfterMinutes: 30,
  },
};

test('a stored profile comes out of its form as it went in, with no secret', () => {
  expect(read(formOf(UNIVERSAL))).toEqual({ profile: UNIVERSAL, credentials: {} });
});

test('a new form is US Cloud with the browser session', () => {
  expect(read(newForm('p2')).profile).toMatchObject({
    instance: 'us',
    siteUrl: 'https://app.infisical.com',
    signIn: { method: 'browser-session' },
    scope: { level: 'organization' },
  });
});

test('secrets of a way to sign in that is not chosen are not handed over', () => {
  const typed = { ...newForm('p3'), clientSecret: 's', accessToken: 't', passphrase: 'p' };
  expect(read({ ...typed, method: 'browser-session' }).credentials).toEqual({});
  expect(read({ ...typed, method: 'access-token' }).credentials).toEqual({ accessToken: 't' });
  expect(read({ ...typed, method: 'universal-auth' }).credentials).toEqual({ clientSecret: 's' });
});

test('a saved form forgets its secrets', () => {
  const typed = { ...newForm('p4'), clientSecret: 's', accessToken: 't', passphrase: 'p' };
  expect(withoutSecrets(typed)).toEqual(newForm('p4'));
});
