import { beforeEach, expect, test } from 'vitest';
import { composeReport, type DiagnosticFacts } from '@/utils/diagnostics/compose';
import { type Closed, LANGUAGES, PERMISSIONS } from '@/utils/diagnostics/report';
import { diagnostics } from '@/utils/diagnostics/text';
import type { Failure } from '@/utils/failure';
import type { Profile } from '@/utils/infisical/types';
import { UNRESTRICTED } from '@/utils/policy/types';
import { pushIn } from '../push/states';
import { catalogued } from './catalogued';

const NOTHING: DiagnosticFacts = {
  version: '1.2.3',
  surroundings: {
    browser: { name: 'Chromium', version: [156, 0, 7300, 2] },
    platform: { system: 'linux', architecture: 'x86-64' },
    language: 'en',
  },
  granted: {
    permissions: ['alarms', 'storage'],
    humanitecApi: true,
    humanitecConsole: false,
    clouds: { us: true, eu: false },
    otherHosts: 2,
  },
  stored: {},
  policy: { kind: 'none', suspicious: false },
  profiles: [],
  preferences: { captureMinutes: 15, fixHere: true, weeklyHealth: false },
  captures: [],
  setAside: [],
  lost: [],
  preflight: null,
  destination: null,
  push: null,
  intent: null,
  grant: null,
  sync: null,
  syncIntent: null,
  connections: null,
  history: [],
  failures: [],
  now: Date.UTC(2026, 0, 1),
};

const profile = (given: Partial<Profile>): Profile => ({
  id: 'a',
  label: 'named',
  instance: 'us',
  siteUrl: 'https://app.infisical.com',
  signIn: { method: 'browser-session' },
  scope: { level: 'organization' },
  ...given,
});

beforeEach(catalogued);

test('tells versions, permissions, counts, states and codes', () => {
  const failure: Failure = { code: 'infisicalTimeout', params: ['named'], status: 504 };
  const hosted = profile({
    instance: 'self-hosted',
    siteUrl: 'https://named.example.com',
    sendCookies: true,
    signIn: { method: 'universal-auth', clientId: 'named', remember: true },
    scope: { level: 'project', id: 'named', name: 'named' },
  });
  const text = diagnostics(
    composeReport({
      ...NOTHING,
      profiles: [profile({}), profile({}), hosted],
      policy: { kind: 'refused', failure: { code: 'policyUnreadable', params: ['named'] } },
      lost: [{ captureId: 'named', expiresAt: 1 }],
      destination: { profile: hosted, state: 'failed', failure },
      push: pushIn('failed', { failure }),
      failures: [{ ...failure, at: NOTHING.now }],
      stored: { history: 1, intent: 2 },
    }),
  );
  expect(text.split('\n')).toEqual([
    'extension: 1.2.3',
    'browser: Chromium 156.0.7300.2',
    'platform: linux, x86-64',
    'language: en',
    'permissions: alarms, storage',
    'hosts: Humanitec API yes, Humanitec console no, US Cloud yes, EU Cloud no, others 2',
    'policy: refused, policyUnreadable',
    'profiles: 2 us browser-session organization, 1 self-hosted universal-auth project cookies remembered',
    'preferences: 15 minutes, fix here yes, weekly no',
    'tokens: waiting 0, discarded 0, lost 1',
    'preflight: none',
    'destination: failed, infisicalTimeout, HTTP 504',
    'push: failed, rotate, infisicalTimeout, HTTP 504',
    'access: none',
    'sync: none',
    'answers lost: push no, sync no',
    'connections, ends: known 0, entered 0, never 0, unknown 0, over 0, near 0',
    'connections, health: pass 0, warn 0, fail 0, unknown 0, unchecked 0, rotating 0',
    'history: 0',
    'on disk: history 1, intent 2',
    'failures, latest first: 2026-01-01T00:00:00.000Z infisicalTimeout HTTP 504',
    '',
  ]);
});

test('a policy is told without what it names', () => {
  const policy = {
    kind: 'policy',
    policy: { ...UNRESTRICTED, allowedHumanitecOrganizations: ['named', 'other'], allowFixHere: false },
  } as const;
  expect(diagnostics(composeReport({ ...NOTHING, policy }))).toContain(
    'policy: in force, allowedHumanitecOrganizations, allowFixHere\n',
  );
});

test('no part of a report can be a text at large', () => {
  // @ts-expect-error a name would be one
  const withName: Closed<{ name: string }> = { name: 'a name' };
  expect(withName).toBeDefined();
});

test('its lists have all that there is', async () => {
  const { readdir } = await import('node:fs/promises');
  const languages = (await readdir('locales')).map((file) => file.replace('.yml', '').replace('_', '-'));
  expect([...LANGUAGES]).toEqual(languages.sort());
  const { default: config } = await import('../../../wxt.config');
  const asked = ['chrome', 'firefox'].flatMap((browser) => {
    const manifest = (config.manifest as (env: object) => Record<string, string[]>)({ browser });
    return [...(manifest.permissions ?? []), ...(manifest.optional_permissions ?? [])];
  });
  expect([...PERMISSIONS]).toEqual([...new Set(asked)].sort());
});
