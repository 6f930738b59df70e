import { expect, test } from 'vitest';
import { countOf, type Doer, type Facts, listSteps } from '@/utils/checklist/steps';

const FACTS: Facts = {
  place: { at: 'nowhere' },
  isConsoleAllowed: true,
  isHumanitecAllowed: true,
  isInfisicalAllowed: true,
};
const idsOf = (doer: Doer, given: Partial<Facts> = {}) =>
  listSteps({ ...FACTS, ...given }).flatMap((step) => (step.doer === doer ? [step.id] : []));

test('the steps are those of the documents, in their order', () => {
  expect(listSteps(FACTS).map(({ id }) => id)).toEqual([
    'openServiceUsers',
    'createServiceUser',
    'addToken',
    'createToken',
    'copyToken',
    'seeServiceUser',
    'openApp',
    'addMember',
    'seeMember',
    'openConnections',
    'chooseHumanitec',
    'fillIn',
    'seeConnection',
  ]);
});

test('service user, token and role are the user’s to make; nothing is said to be done that is not known', () => {
  expect(idsOf('you')).toEqual([
    'openServiceUsers',
    'createServiceUser',
    'addToken',
    'createToken',
    'addMember',
  ]);
  expect(idsOf('done')).toEqual([]);
  expect(countOf(listSteps(FACTS), 'extension')).toBe(8);
});

test('the service users are open once a tab shows them, and not before', () => {
  expect(idsOf('done', { place: { at: 'service-users', org: 'acme' } })).toEqual(['openServiceUsers']);
  expect(idsOf('done', { place: { at: 'organization', org: 'acme' } })).toEqual([]);
  expect(idsOf('done', { place: { at: 'start' } })).toEqual([]);
});

test.each<[Partial<Facts>, string[]]>([
  [{ isConsoleAllowed: false }, ['copyToken']],
  [{ isHumanitecAllowed: false }, ['seeServiceUser', 'openApp', 'seeMember']],
  [{ isInfisicalAllowed: false }, ['openConnections', 'chooseHumanitec', 'fillIn', 'seeConnection']],
])('what the browser does not let the extension do is not promised: %j', (given, withheld) => {
  expect(idsOf('you', given)).toEqual(expect.arrayContaining(withheld));
  expect(countOf(listSteps({ ...FACTS, ...given }), 'extension')).toBe(8 - withheld.length);
});
