import { describe, expect, it } from 'vitest';
import { failureOf } from '@/utils/failure';
import { parsePolicy } from '@/utils/policy/parse';
import { UNRESTRICTED } from '@/utils/policy/types';

const LIST = 'allowedHumanitecOrganizations';
const KEYS = Object.keys(UNRESTRICTED).join(', ');

const EU = 'https://eu.infisical.com';
const METHODS = 'browser-session | universal-auth | access-token';

const only = (policy: object) => ({ policy: { [LIST]: ['acme'], ...policy } });

describe('a policy', () => {
  it('fixes what it has, and nothing else', () => {
    const policy = {
      allowedInfisicalOrigins: [EU, 'http://localhost:8080', 'https://infisical.example.com:8443'],
      allowedSignInMethods: ['universal-auth' as const],
      defaultProfile: {
        siteUrl: EU,
        signInMethod: 'universal-auth' as const,
        projectId: 'p-1',
        name: 'Ours',
      },
      requireProjectLevel: true,
      allowCapture: false,
      maxCaptureMinutes: 7,
      allowCreateAnyway: false,
      allowFixHere: false,
      allowRememberSecret: false,
    };
    const all = { [LIST]: ['*'], ...policy };
    expect(
      parsePolicy({ policy: all, policyRequired: true, policyKeys: Object.keys(all).reverse() }),
    ).toEqual({
      ...policy,
      [LIST]: 'any',
    });
    expect(Object.keys(all).toSorted()).toEqual(Object.keys(UNRESTRICTED).toSorted());
  });

  it('may have empty lists, which allow none', () => {
    const lists = { allowedInfisicalOrigins: [], allowedSignInMethods: [] };
    expect(parsePolicy(only(lists))).toEqual({ ...UNRESTRICTED, [LIST]: ['acme'], ...lists });
  });

  it.for([
    { managed: { policy: { [LIST]: ['acme', 'globex'] } }, allowed: ['acme', 'globex'] },
    { managed: { policy: { [LIST]: ['acme'] }, policyRequired: true }, allowed: ['acme'] },
    { managed: { policy: { [LIST]: [] } }, allowed: [] },
  ])('names the allowed organizations: $managed', ({ managed, allowed }) => {
    expect(parsePolicy(managed)).toEqual({ ...UNRESTRICTED, allowedHumanitecOrganizations: allowed });
  });

  it.for([true, false])('says whether access may be fixed from the popup: %s', (allowFixHere) => {
    expect(parsePolicy({ policy: { [LIST]: ['acme'], allowFixHere } }).allowFixHere).toBe(allowFixHere);
  });

  it.for([
    [
      'text for a switch',
      { policy: { [LIST]: [], allowFixHere: 'no' } },
      ['/policy/allowFixHere', 'boolean', 'string'],
    ],
    ['a switch alone', { policy: { allowFixHere: false } }, ['/policy', LIST, 'allowFixHere']],
    ['wrong type', { policy: { [LIST]: 'acme' } }, [`/policy/${LIST}`, 'array', 'string']],
    ['JSON text for the list', { policy: { [LIST]: '["acme"]' } }, [`/policy/${LIST}`, 'array', 'string']],
    ['JSON text for all', { policy: `{"${LIST}":["acme"]}` }, ['/policy', 'object', 'string']],
    ['null for the list', { policy: { [LIST]: null } }, [`/policy/${LIST}`, 'array', 'null']],
    ['null', { policy: null }, ['/policy', 'object', 'null']],
    ['a number', { policy: 1 }, ['/policy', 'object', 'number']],
    ['a list', { policy: ['acme'] }, ['/policy', 'object', 'array']],
    ['a list of numbers', { policy: { [LIST]: ['acme', 1] } }, [`/policy/${LIST}/1`, 'string', 'number']],
    ['a list in a list', { policy: { [LIST]: [['acme']] } }, [`/policy/${LIST}/0`, 'string', 'array']],
    ['an object for the list', { policy: { [LIST]: { 0: 'acme' } } }, [`/policy/${LIST}`, 'array', 'object']],
    [
      'misspelt',
      { policy: { allowedHumanitecOrganisations: ['acme'] } },
      ['/policy', LIST, 'allowedHumanitecOrganisations'],
    ],
    ['nothing in it', { policy: {} }, ['/policy', LIST, '{}']],
    ['once too deep', { policy: { policy: { [LIST]: ['acme'] } } }, ['/policy', LIST, 'policy']],
    ['misspelt outside', { Policy: { [LIST]: ['acme'] } }, ['/', 'policy', 'Policy']],
    ['a missing level', { [LIST]: ['acme'] }, ['/', 'policy', LIST]],
    ['an unknown key', { policy: { [LIST]: ['acme'], other: true } }, ['/policy', KEYS, 'other']],
    [
      'an unknown key outside',
      { policy: { [LIST]: ['acme'] }, other: 1 },
      ['/', 'policy, policyRequired, policyKeys', 'other'],
    ],
    [
      'any, and one beside',
      { policy: { [LIST]: ['*', 'acme'] } },
      [`/policy/${LIST}`, '["*"] | ["id", …]', 'array'],
    ],
    ...[
      'http://eu.infisical.com',
      'https://eu.infisical.com/',
      'eu.infisical.com',
      'https://*.infisical.com',
      'https://us.infisical.com',
      'https://a:b@eu.infisical.com',
      '*',
      '',
    ].map(
      (origin) =>
        [
          `no origin: ${origin}`,
          { policy: { [LIST]: ['*'], allowedInfisicalOrigins: ['https://eu.infisical.com', origin] } },
          ['/policy/allowedInfisicalOrigins/1', 'https://host', 'string'],
        ] as const,
    ),
    [
      'origins as text',
      only({ allowedInfisicalOrigins: 'https://eu.infisical.com' }),
      ['/policy/allowedInfisicalOrigins', 'array', 'string'],
    ],
    [
      'a method of another name',
      only({ allowedSignInMethods: ['Browser session'] }),
      ['/policy/allowedSignInMethods/0', METHODS, 'string'],
    ],
    ['minutes as text', only({ maxCaptureMinutes: '5' }), ['/policy/maxCaptureMinutes', 'number', 'string']],
    ...[0, 61, 2.5, -1].map(
      (minutes) =>
        [
          `${minutes} minutes`,
          only({ maxCaptureMinutes: minutes }),
          ['/policy/maxCaptureMinutes', '1 … 60', 'number'],
        ] as const,
    ),
    ...['requireProjectLevel', 'allowCapture', 'allowCreateAnyway', 'allowRememberSecret'].map(
      (key) =>
        [`text for ${key}`, only({ [key]: 'false' }), [`/policy/${key}`, 'boolean', 'string']] as const,
    ),
    [
      'a profile without an Infisical',
      only({ defaultProfile: { signInMethod: 'browser-session' } }),
      ['/policy/defaultProfile', 'siteUrl', 'signInMethod'],
    ],
    [
      'a profile with a secret',
      only({ defaultProfile: { siteUrl: EU, signInMethod: 'universal-auth', clientSecret: 'a' } }),
      ['/policy/defaultProfile', 'siteUrl, signInMethod, projectId, name', 'clientSecret'],
    ],
    [
      'a profile of a forbidden Infisical',
      only({
        allowedInfisicalOrigins: ['https://app.infisical.com'],
        defaultProfile: { siteUrl: EU, signInMethod: 'browser-session' },
      }),
      ['/policy/defaultProfile/siteUrl', 'one of allowedInfisicalOrigins', 'string'],
    ],
    [
      'a profile with a forbidden sign-in',
      only({
        allowedSignInMethods: ['universal-auth'],
        defaultProfile: { siteUrl: EU, signInMethod: 'browser-session' },
      }),
      ['/policy/defaultProfile/signInMethod', 'one of allowedSignInMethods', 'string'],
    ],
    [
      'a profile with an endless name',
      only({ defaultProfile: { siteUrl: EU, signInMethod: 'browser-session', name: 'x'.repeat(41) } }),
      ['/policy/defaultProfile/name', '1 … 40 characters', 'string'],
    ],
    [
      'a key that the browser dropped',
      { ...only({}), policyKeys: [LIST, 'allowCapture'] },
      ['/policy', `${LIST}, allowCapture`, LIST],
    ],
    [
      'a key that was not announced',
      { ...only({ allowCapture: false }), policyKeys: [LIST] },
      ['/policy', LIST, `${LIST}, allowCapture`],
    ],
    ['announced keys as text', { ...only({}), policyKeys: LIST }, ['/policyKeys', 'array', 'string']],
    ['what a browser left of it', { policyRequired: true }, ['/', 'policy', 'policyRequired']],
    [
      'required, but not true',
      { policy: { [LIST]: ['acme'] }, policyRequired: false },
      ['/policyRequired', 'true', 'boolean'],
    ],
    ['empty', {}, ['/', 'policy', '{}']],
    ['a text alone', 'acme', ['/', 'object', 'string']],
    ['null alone', null, ['/', 'object', 'null']],
    ['a key without an end', { ['x'.repeat(500)]: 1 }, ['/', 'policy', `${'x'.repeat(300)} …`]],
  ] as const)('that does not fit is refused, and the place named: %s', ([, managed, params]) => {
    expect(refusal(managed)).toEqual({ code: 'policyUnreadable', params });
  });

  it('is not quoted in the refusal', () => {
    const { params } = refusal({ policy: { [LIST]: { secret: 'a-value' }, other: 'a-value' } });
    expect(params.join()).not.toContain('a-value');
  });
});

function refusal(managed: unknown) {
  try {
    return { code: 'none', params: [parsePolicy(managed)] };
  } catch (error) {
    return failureOf(error);
  }
}
