import { describe, expect, it } from 'vitest';
import { failureOf } from '@/utils/failure';
import { parsePolicy } from '@/utils/policy/parse';

const LIST = 'allowedHumanitecOrganizations';

describe('a policy', () => {
  it.for([
    { managed: { policy: { [LIST]: ['acme', 'globex'] } }, allowed: ['acme', 'globex'] },
    { managed: { policy: { [LIST]: ['acme'] }, policyRequired: true }, allowed: ['acme'] },
    { managed: { policy: { [LIST]: [] } }, allowed: [] },
  ])('names the allowed organizations: $managed', ({ managed, allowed }) => {
    expect(parsePolicy(managed)).toEqual({ allowedHumanitecOrganizations: allowed, allowFixHere: true });
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
    [
      'an unknown key',
      { policy: { [LIST]: ['acme'], other: true } },
      ['/policy', `${LIST}, allowFixHere`, 'other'],
    ],
    [
      'an unknown key outside',
      { policy: { [LIST]: ['acme'] }, other: 1 },
      ['/', 'policy, policyRequired', 'other'],
    ],
    ['what a browser left of it', { policyRequired: true }, ['/', 'policy', 'policyRequired']],
    [
      'required, but not true',
      { policy: { [LIST]: ['acme'] }, policyRequired: false },
      ['/policyRequired', 'true', 'boolean'],
    ],
    ['empty', {}, ['/', 'policy', '{}']],
    ['a text alone', 'acme', ['/', 'object', 'string']],
    ['null alone', null, ['/', 'object', 'null']],
    ['a key without an end', { ['x'.repeat(500)]: 1 }, ['/', 'policy', `${'x'.repeat(80)} …`]],
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
