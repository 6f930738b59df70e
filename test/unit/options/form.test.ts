import { expect, test } from 'vitest';
import { formOf, look, newForm, read, remembers } from '@/entrypoints/options/form';
import type { Profile } from '@/utils/infisical/types';
import { CLIENT_SECRET } from '@/utils/pasted';

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
  expect(formOf(read(typed).profile)).toEqual(newForm('p4'));
});

test('what is pasted with something around it is handed over without that', () => {
  const form = { ...newForm('p5'), method: 'universal-auth' as const };
  const pasted = {
    clientId: 'Client ID: abc-1',
    clientSecret: 'export SECRET="s3cr3t"',
    accessToken: 'Bearer t.o.k',
  };
  const { profile, credentials } = read({ ...form, ...pasted });
  expect(profile.signIn).toMatchObject({ clientId: 'abc-1' });
  expect(credentials).toEqual({ clientSecret: 's3cr3t' });
  expect(read({ ...form, ...pasted, method: 'access-token' }).credentials).toEqual({ accessToken: 't.o.k' });
  expect(formOf(profile).clientId).toBe('abc-1');
});

test('what cannot be used is refused, with its cause, and never handed over as it is', () => {
  const form = { ...newForm('p6'), method: 'universal-auth' as const, clientId: 'abc' };
  expect(() => read({ ...form, clientSecret: 'two words' })).toThrow('pastedSpaces');
  expect(() => read({ ...form, clientSecret: '••••••••' })).toThrow('pastedMasked');
  expect(() => read({ ...form, clientId: 'client id' })).toThrow('pastedSpaces');
  expect(look('two words', CLIENT_SECRET).failure?.code).toBe('pastedSpaces');
  expect(look('  ', CLIENT_SECRET)).toEqual({ text: '', isExcerpt: false });
});

test('only Universal Auth with the switch on is remembered', () => {
  expect(remembers(formOf(UNIVERSAL))).toBe(true);
  expect(remembers({ ...formOf(UNIVERSAL), method: 'browser-session' })).toBe(false);
  expect(remembers({ ...formOf(UNIVERSAL), remember: false })).toBe(false);
});
