import { expect, it } from 'vitest';
import { managedSchema } from '@/utils/policy/managed-schema';

const { properties } = managedSchema() as { properties: Record<string, unknown> };

// Chromium drops a key of the top level that is not named, before the extension could refuse it.
it.for([
  'Policy',
  'POLICY',
  'policies',
  'Policies',
  'polcy',
  'ploicy',
  'pollicy',
  'policyy',
  'polisy',
  'olicy',
])('lets %s arrive, as an object with whatever in it', (key) => {
  expect(properties[key]).toEqual({ type: 'object' });
});

it('lets a list arrive that stands one level too high', () => {
  const list = { type: 'array', items: { type: 'string' } };
  expect(properties.allowedHumanitecOrganizations).toEqual(list);
  expect(properties.allowedHumanitecOrganisations).toEqual(list);
});

// What is not named here would be dropped without a word.
it('names all that a policy can have', () => {
  expect(properties).toMatchObject({
    policy: {
      properties: { allowedHumanitecOrganizations: { type: 'array' }, allowFixHere: { type: 'boolean' } },
    },
    policyRequired: { type: 'boolean' },
  });
});

// Measured: one value of another type than they say would take all of `policy` along.
it('says nothing about unknown keys beside the list', () => {
  expect(properties.policy).not.toHaveProperty('additionalProperties');
  expect(properties.policy).not.toHaveProperty('patternProperties');
});
