import { describe, expect, test } from 'vitest';
import { appsCheck } from '@/utils/preflight/checks/apps';
import type { AppAccess, AppRef } from '@/utils/preflight/types';
import { FACTS, PEOPLE, SHOP } from './facts';

const yes: AppAccess = { ...SHOP, app: 'pay', name: 'Pay' };
const viewer: AppAccess = { ...SHOP, role: 'viewer', write: 'no' };
const none: AppAccess = { ...SHOP, role: null, source: 'none', write: 'no' };
const open: AppAccess = { ...SHOP, role: null, source: 'unknown', write: 'unknown' };
const auditor: AppAccess = { ...SHOP, role: 'auditor', write: 'unknown' };
const byGroup: AppAccess = { ...SHOP, role: 'viewer', source: 'group', write: 'no' };

const CHOSEN: AppRef[] = [
  { org: 'acme', app: 'shop' },
  { org: 'acme', app: 'pay' },
];
const over = (apps: AppAccess[], selected: AppRef[] = []) => appsCheck.evaluate({ ...FACTS, apps, selected });

describe('apps, chosen', () => {
  test('every chosen app can be written: a pass that counts the chosen ones', () => {
    expect(over([SHOP, yes], CHOSEN)).toEqual({
      verdict: 'pass',
      finding: { key: 'access.apps.chosen', params: ['2', '2'] },
    });
  });

  test('apps that are not chosen do not matter', () => {
    const blog = { ...none, app: 'blog' };
    expect(over([SHOP, blog], [{ org: 'acme', app: 'shop' }])?.verdict).toBe('pass');
    expect(over([blog, yes, viewer], [{ org: 'acme', app: 'shop' }])?.verdict).toBe('fail');
  });

  test('an app of the same id in another organization is another app', () => {
    const selected = [{ org: 'beta', app: 'shop' }];
    expect(over([SHOP, { ...viewer, org: 'beta' }], selected)).toMatchObject({
      verdict: 'fail',
      remedy: { peopleOf: { org: 'beta', app: 'shop' } },
    });
  });

  test.each([
    { name: 'without a role', app: none, key: 'access.apps.addNamed' },
    { name: 'with the role Viewer', app: viewer, key: 'access.apps.changeToDeveloper' },
    { name: 'with the role Viewer through a group', app: byGroup, key: 'access.apps.addNamed' },
  ])('a chosen app $name is a fail, and the remedy ($key) leads to its People tab', ({ app, key }) => {
    expect(over([app], CHOSEN)).toMatchObject({
      verdict: 'fail',
      remedy: { text: { key }, url: PEOPLE, peopleOf: { org: 'acme', app: 'shop' } },
    });
    expect(over([app], CHOSEN)?.remedy?.text.params).toEqual(['infisical-sync', 'shop']);
  });

  test('where it is not known whose the token is, the remedy names no service user', () => {
    const found = appsCheck.evaluate({ ...FACTS, apps: [none], selected: CHOSEN, serviceUser: null });
    expect(found?.remedy).toMatchObject({
      text: { key: 'access.apps.addDeveloper', params: ['shop'] },
      url: PEOPLE,
    });
  });

  test('one of two that can be written is a fail that counts, and the remedy is about the other', () => {
    expect(over([yes, viewer], CHOSEN)).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.apps.chosen', params: ['1', '2'] },
      remedy: { peopleOf: { org: 'acme', app: 'shop' } },
    });
  });

  test.each([
    ['a role that could not be looked up', open],
    ['a role that nobody documents', auditor],
  ])('%s is unknown, and the remedy is to ask', (_, app) => {
    expect(over([app], CHOSEN)).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.apps.undetermined', params: ['1', '1'] },
      remedy: { text: { key: 'access.apps.askOwner' } },
    });
  });

  test('one that cannot be written outweighs one that is unknown', () => {
    expect(over([open, { ...none, app: 'pay' }], CHOSEN)?.verdict).toBe('fail');
  });

  test('one that is unknown outweighs one that can be written', () => {
    expect(over([open, yes], CHOSEN)).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.apps.undetermined', params: ['1', '2'] },
    });
  });
});

describe('apps that Infisical cannot pick', () => {
  test('a role on an app that is not listed yet is a warning that names it', () => {
    expect(over([{ ...SHOP, absence: 'unlisted' }], CHOSEN)).toMatchObject({
      verdict: 'warn',
      finding: { key: 'access.apps.notListedYet', params: ['shop'] },
    });
  });

  test('not being listed yet makes no other verdict better', () => {
    expect(over([{ ...none, absence: 'unlisted' }], CHOSEN)?.verdict).toBe('fail');
    expect(over([{ ...open, absence: 'unlisted' }], CHOSEN)?.verdict).toBe('unknown');
    expect(over([{ ...yes, absence: 'unlisted' }, viewer], CHOSEN)?.verdict).toBe('fail');
  });

  test('a chosen app that is being deleted is a fail, whatever its role, and the remedy is another app', () => {
    for (const app of [{ ...SHOP, write: 'no' as const }, viewer, none]) {
      expect(over([yes, { ...app, absence: 'deleting' }], CHOSEN)).toMatchObject({
        verdict: 'fail',
        finding: { key: 'access.apps.chosen', params: ['1', '2'] },
        remedy: { text: { key: 'access.apps.chooseAnother' } },
      });
    }
  });
});
