import { describe, expect, test } from 'vitest';
import { appsCheck } from '@/utils/preflight/checks/apps';
import type { AppAccess, OrganizationAccess } from '@/utils/preflight/types';
import { ACME, BETA, FACTS, HOSTILE, SHOP, textsOf, UNSEEN } from './facts';

const none: AppAccess = { ...SHOP, app: 'blog', role: null, source: 'none', write: 'no' };
const open: AppAccess = { ...SHOP, app: 'pay', role: null, source: 'unknown', write: 'unknown' };

const over = (apps: AppAccess[], organizations: OrganizationAccess[] = [ACME]) =>
  appsCheck.evaluate({ ...FACTS, apps, organizations, selected: [] });
const listed = (listing: 'refused' | 'unknown', organization = ACME) => ({ ...organization, listing });

describe('apps, while none is chosen', () => {
  test('one that can be written is enough for a pass that counts all of them', () => {
    expect(over([none, SHOP, open])).toEqual({
      verdict: 'pass',
      finding: { key: 'access.apps.count', params: ['1', '3'] },
    });
  });

  test('none that can be written is a fail, with a remedy in the console', () => {
    const found = over([none, { ...none, app: 'wiki', role: 'viewer', source: 'app' }]);
    expect(found).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.apps.nowhere', params: ['2'] },
    });
    expect(found?.remedy?.url).toMatch(/^https:\/\/app\.humanitec\.io\/orgs\/acme\/apps/);
  });

  test('an unknown one leaves it open whether any can be written', () => {
    expect(over([none, open])).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.apps.undetermined', params: ['1', '2'] },
      remedy: { text: { key: 'access.apps.askOwner' } },
    });
  });

  test('no app at all is a fail, and the remedy leads to the apps of the organization', () => {
    expect(over([])).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.apps.none' },
      remedy: {
        text: { key: 'access.apps.addToAnApp' },
        url: 'https://app.humanitec.io/orgs/acme/apps',
      },
    });
  });

  test('the only writable one is not listed yet: a warning that names it', () => {
    expect(over([{ ...SHOP, absence: 'unlisted' }])).toMatchObject({
      verdict: 'warn',
      finding: { key: 'access.apps.notListedYet', params: ['shop'] },
    });
  });

  test('a listed one that can be written is enough beside one that is not listed yet', () => {
    expect(over([SHOP, { ...SHOP, app: 'wiki', absence: 'unlisted' }])?.verdict).toBe('pass');
  });
});

describe('apps that could not be listed', () => {
  test('a refused list is a warning beside a writable app, since Infisical stops at it', () => {
    const found = over([SHOP], [listed('refused')]);
    expect(found).toMatchObject({ verdict: 'warn', finding: { key: 'access.apps.listingRefused' } });
    expect(textsOf(found?.finding)).toMatch(/^acme\b/);
  });

  test('a list that failed is a warning that names it: what is shown is not all there is', () => {
    const found = over([SHOP], [listed('unknown')]);
    expect(found).toMatchObject({
      verdict: 'warn',
      finding: { key: 'access.apps.unlisted' },
      remedy: { text: { key: 'access.token.tryAgain' } },
    });
    expect(textsOf(found?.finding)).toMatch(/^acme\b/);
  });

  test('without a list it is open whether there is an app that can be written, with a remedy', () => {
    for (const listing of ['refused', 'unknown'] as const) {
      for (const apps of [[], [{ ...none, role: 'viewer', source: 'app' as const }]]) {
        const found = over(apps, [listed(listing)]);
        expect(found?.verdict, listing).toBe('unknown');
        expect(textsOf(found?.finding)).toMatch(/^acme\b/);
        expect(found?.remedy).toBeDefined();
      }
    }
  });

  test('a refusal in another organization is a warning that names that one', () => {
    const found = over([SHOP], [ACME, listed('refused', BETA)]);
    expect(found).toMatchObject({ verdict: 'warn', finding: { key: 'access.apps.listingRefused' } });
    expect(textsOf(found?.finding)).toMatch(/^beta\b/);
  });

  test('for a chosen app that can be written, a refusal is a warning and a failure is none', () => {
    const selected = [{ org: 'acme', app: 'shop' }];
    const chosen = (organization: OrganizationAccess) =>
      appsCheck.evaluate({ ...FACTS, organizations: [organization], selected })?.verdict;
    expect(chosen(listed('refused'))).toBe('warn');
    expect(chosen(listed('unknown'))).toBe('pass');
  });

  test('a refusal makes no fail better', () => {
    const apps = [none];
    const selected = [{ org: 'acme', app: 'blog' }];
    const organizations = [listed('refused')];
    expect(appsCheck.evaluate({ ...FACTS, apps, organizations, selected })?.verdict).toBe('fail');
  });
});

describe('names in what apps finds', () => {
  test('of an organization are one line without anything unseen, id first', () => {
    const found = over([SHOP], [{ ...listed('refused'), name: HOSTILE }]);
    expect(textsOf(found?.finding)).toMatch(/^acme\b/);
    expect(textsOf(found?.finding)).not.toMatch(UNSEEN);
  });

  test('of app and service user are one line without anything unseen, and the app is told by its id', () => {
    const apps = [{ ...none, name: HOSTILE }];
    const serviceUser = { id: 's-1', name: HOSTILE, type: 'service' as const };
    const selected = [{ org: 'acme', app: 'blog' }];
    const found = appsCheck.evaluate({ ...FACTS, apps, serviceUser, selected });
    expect(textsOf(found?.remedy?.text)).not.toMatch(UNSEEN);
    expect(found?.remedy?.text.params[1]).toMatch(/^blog\b/);
  });

  test('ids with characters of an address lead nowhere else', () => {
    const apps = [{ ...none, org: 'a/../b?', app: '../x#y' }];
    const found = appsCheck.evaluate({ ...FACTS, apps, selected: [{ org: 'a/../b?', app: '../x#y' }] });
    expect(found?.remedy?.url).toBe('https://app.humanitec.io/orgs/a%2F..%2Fb%3F/apps/..%2Fx%23y/people');
  });
});
