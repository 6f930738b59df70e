import { describe, expect, test } from 'vitest';
import { syncReadsCheck } from '@/utils/preflight/checks/sync-reads';
import type { AppAccess, AppRef } from '@/utils/preflight/types';
import { FACTS, HOSTILE, SHOP, textsOf, UNSEEN } from './facts';

const { trialReads: _, ...UNTRIED } = SHOP;
const named = (app: string, reads?: AppAccess['trialReads'], more: Partial<AppAccess> = {}): AppAccess => ({
  ...UNTRIED,
  app,
  name: app,
  ...(reads === undefined ? {} : { trialReads: reads }),
  ...more,
});
const over = (apps: AppAccess[], selected: AppRef[] = []) =>
  syncReadsCheck.evaluate({ ...FACTS, apps, selected });
const chosen = (...apps: AppAccess[]) => over(apps, apps);

describe('sync reads of chosen apps', () => {
  test('that all succeed are a pass with the apps and the number of environments', () => {
    const found = chosen(named('shop', 'ok'), named('pay', 'ok'));
    expect(found).toMatchObject({ verdict: 'pass', finding: { key: 'access.syncReads.ok' } });
    expect(found?.finding.params[0]).toMatch(/shop.*pay/);
    expect(found?.finding.params[1]).toBe('4');
    expect(found).not.toHaveProperty('remedy');
  });

  test('that are refused are a fail that names the app alone, and the remedy is to ask', () => {
    const found = chosen(named('shop', 'ok'), named('pay', 'refused'));
    expect(found).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.syncReads.refused', params: ['pay'] },
      remedy: { text: { key: 'access.apps.askOwner' } },
    });
  });

  test('that are refused for one environment are a fail that names it', () => {
    const found = chosen(named('shop', 'refused', { refusedEnvironments: ['production'] }));
    expect(found).toMatchObject({
      verdict: 'fail',
      finding: { key: 'access.syncReads.refused', params: ['shop (production)'] },
    });
  });

  test('that are refused for several environments of more are a fail that names each', () => {
    const environments = [...SHOP.environments, { id: 'staging', name: 'Staging', type: 'staging' }];
    const refusedEnvironments = ['production', 'staging'];
    const found = chosen(named('shop', 'refused', { environments, refusedEnvironments }));
    expect(found?.verdict).toBe('fail');
    expect(found?.finding.params).toEqual(['shop (production, staging)']);
  });

  test('that failed are unknown, and the remedy is to wait', () => {
    expect(chosen(named('shop', 'ok'), named('pay', 'unknown'))).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.syncReads.unknown', params: ['pay'] },
      remedy: { text: { key: 'access.token.tryAgain' } },
    });
  });

  test('that were not tried are unknown, with a remedy', () => {
    const found = chosen(named('shop', 'ok'), named('pay'));
    expect(found).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.syncReads.notTried', params: ['pay'] },
    });
    expect(found?.remedy).toBeDefined();
  });

  test.each(['ok', 'unknown', undefined] as const)(
    'a refusal outweighs an app whose reads are %s',
    (reads) => {
      expect(chosen(named('shop', reads), named('pay', 'refused'))?.verdict).toBe('fail');
    },
  );

  test('of other apps do not matter, not even of one with the same id elsewhere', () => {
    const elsewhere = named('shop', 'refused', { org: 'beta' });
    const apps = [elsewhere, named('shop', 'ok'), named('pay', 'refused'), named('blog', 'unknown')];
    expect(over(apps, [{ org: 'acme', app: 'shop' }])).toMatchObject({
      verdict: 'pass',
      finding: { params: ['shop', '2'] },
    });
  });

  test('of an app without environments are a pass', () => {
    expect(chosen(named('shop', 'ok', { environments: [] }))?.finding.params).toEqual(['shop', '0']);
  });

  test('name an app by its id, one line without anything unseen', () => {
    for (const reads of ['ok', 'refused', 'unknown', undefined] as const) {
      const found = chosen(named('shop', reads, { name: HOSTILE }));
      expect(textsOf(found?.finding)).toMatch(/^shop\b/);
      expect(textsOf(found?.finding)).not.toMatch(UNSEEN);
    }
  });
});

describe('sync reads while no app is chosen', () => {
  test('are a pass where those of the sample succeed, and the others are not named', () => {
    const apps = [named('shop', 'ok'), named('pay', 'ok'), named('blog', 'ok'), named('wiki')];
    const found = over(apps);
    expect(found).toMatchObject({ verdict: 'pass', finding: { key: 'access.syncReads.ok' } });
    expect(found?.finding.params[1]).toBe('6');
    expect(textsOf(found?.finding)).not.toContain('wiki');
  });

  test('without any app are unknown, with a remedy', () => {
    const found = over([]);
    expect(found).toMatchObject({ verdict: 'unknown', finding: { key: 'access.syncReads.nothing' } });
    expect(found?.remedy).toBeDefined();
  });

  test('with a role that is too low on the only app say what the check of the apps says', () => {
    const found = over([named('shop', undefined, { role: 'viewer', write: 'no' })]);
    expect(found).toMatchObject({
      finding: { key: 'access.syncReads.nothing' },
      remedy: { text: { key: 'access.apps.changeToDeveloper' }, peopleOf: { org: 'acme', app: 'shop' } },
    });
  });

  test('of apps of which none was tried are unknown', () => {
    expect(over([named('shop'), named('pay')])?.verdict).toBe('unknown');
  });

  test('that are all refused are a fail, and one refusal among others is neither that nor a pass', () => {
    expect(over([named('shop', 'refused')])?.verdict).toBe('fail');
    expect(over([named('shop', 'ok'), named('pay', 'refused')])?.verdict).toBe('warn');
  });
});
