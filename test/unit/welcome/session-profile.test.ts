import { expect, test } from 'vitest';
import { choiceOf, sessionProfile } from '@/entrypoints/welcome/session-profile';
import { failureOf } from '@/utils/failure';
import type { Profile } from '@/utils/infisical/types';
import { UNRESTRICTED } from '@/utils/policy/types';

const SELF_HOSTED: Profile = {
  id: 'mine',
  label: 'Mine',
  instance: 'self-hosted',
  siteUrl: 'https://infisical.example.com',
  sendCookies: true,
  signIn: { method: 'browser-session' },
  scope: { level: 'project', id: 'p1', name: 'shop' },
};
const WITH_TOKEN: Profile = { ...SELF_HOSTED, id: 'other', signIn: { method: 'access-token' } };

test.each([
  ['us', 'https://app.infisical.com'],
  ['eu', 'https://eu.infisical.com'],
] as const)(
  'the Cloud %s is the profile that the popup offers before anything is saved',
  (instance, siteUrl) => {
    expect(sessionProfile({ instance, siteUrl: '' }, [], UNRESTRICTED)).toEqual({
      id: `built-in-${instance}`,
      label: '',
      instance,
      siteUrl,
      signIn: { method: 'browser-session' },
      scope: { level: 'organization' },
    });
  },
);

test.each(['infisical.example.com', 'https://infisical.example.com/login'])(
  'a saved profile is used as it is, and not made twice: %s',
  (siteUrl) => {
    expect(sessionProfile({ instance: 'self-hosted', siteUrl }, [SELF_HOSTED], UNRESTRICTED)).toBe(
      SELF_HOSTED,
    );
  },
);

test('a profile with another sign-in is left alone', () => {
  const made = sessionProfile(
    { instance: 'self-hosted', siteUrl: 'infisical.example.com' },
    [WITH_TOKEN],
    UNRESTRICTED,
  );
  expect(made).toMatchObject({
    siteUrl: WITH_TOKEN.siteUrl,
    signIn: { method: 'browser-session' },
    scope: { level: 'organization' },
  });
  expect(made.id).not.toBe(WITH_TOKEN.id);
});

test('the address of a Cloud typed as self-hosted is that Cloud', () => {
  expect(sessionProfile({ instance: 'self-hosted', siteUrl: 'us.infisical.com' }, [], UNRESTRICTED).id).toBe(
    'built-in-us',
  );
});

test('an address that is none is refused', () => {
  const make = () => sessionProfile({ instance: 'self-hosted', siteUrl: 'two words' }, [], UNRESTRICTED);
  try {
    make();
    expect.unreachable();
  } catch (error) {
    expect(failureOf(error).code).toBe('profileUrlInvalid');
  }
});

test('the choice of a Cloud has no address to type', () => {
  expect(choiceOf(SELF_HOSTED)).toEqual({ instance: 'self-hosted', siteUrl: SELF_HOSTED.siteUrl });
  expect(choiceOf(sessionProfile({ instance: 'eu', siteUrl: '' }, [], UNRESTRICTED))).toEqual({
    instance: 'eu',
    siteUrl: '',
  });
});
