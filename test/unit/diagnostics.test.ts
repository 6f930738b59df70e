import { expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { Destination } from '@/utils/destination/types';
import { type DiagnosticFacts, diagnostics } from '@/utils/diagnostics';
import type { Failure } from '@/utils/failure';
import { Profile } from '@/utils/infisical/types';
import type { InForce } from '@/utils/policy/in-force';
import { UNRESTRICTED } from '@/utils/policy/types';
import { Preflight } from '@/utils/preflight/types';
import { Push } from '@/utils/push/types';
import { samplesOf } from '../support/schema-samples';
import { pushIn } from './push/states';

const CANARY = 'canary';

/** Everything that a schema lets be stored, with a canary in the place of each text but the code of a failure. */
function planted<T>(schema: z.ZodMiniType<T>): T[] {
  const samples = samplesOf(schema, (field) => (field === 'code' ? ['infisicalTimeout'] : [CANARY]));
  for (const sample of samples) expect(JSON.stringify(sample)).toContain(CANARY);
  return samples.map((sample) => schema.parse(sample));
}

const NOTHING: DiagnosticFacts = {
  version: '1.2.3',
  userAgent: 'Mozilla/5.0 Browser/1',
  permissions: ['alarms', 'storage'],
  hosts: [],
  profiles: [],
  captures: 0,
  preflight: null,
  destination: null,
  push: null,
  policy: { kind: 'none', suspicious: false },
  history: 0,
};

const POLICIES: InForce[] = [
  {
    kind: 'policy',
    policy: {
      ...UNRESTRICTED,
      allowedHumanitecOrganizations: [CANARY],
      allowedInfisicalOrigins: [CANARY],
      defaultProfile: { siteUrl: CANARY, signInMethod: 'browser-session', projectId: CANARY, name: CANARY },
    },
  },
  { kind: 'refused', failure: { code: 'policyUnreadable', params: [CANARY], requestId: CANARY } },
];

test('holds nothing that anybody typed or a service named, whatever is stored', () => {
  const cases: Partial<DiagnosticFacts>[] = [
    { profiles: planted(Profile) },
    ...planted(Preflight).map((preflight) => ({ preflight })),
    ...planted(Destination).map((destination) => ({ destination })),
    ...planted(Push).map((push) => ({ push })),
    ...POLICIES.map((policy) => ({ policy })),
    { hosts: [`https://${CANARY}.example.com/*`] },
  ];
  expect(cases.length).toBeGreaterThan(12);
  for (const facts of cases) expect(diagnostics({ ...NOTHING, ...facts })).not.toContain(CANARY);
});

test('tells versions, permissions, counts, states and codes', () => {
  const failure: Failure = { code: 'infisicalTimeout', params: [CANARY], status: 504 };
  const [preflight] = planted(Preflight);
  const text = diagnostics({
    ...NOTHING,
    hosts: [
      'https://api.humanitec.io/*',
      'https://app.infisical.com/*',
      'https://one.example.com/*',
      'https://two.example.com/*',
    ],
    profiles: planted(Profile),
    captures: 2,
    preflight: { ...(preflight as Preflight), state: 'done', verdict: 'warn', failure },
    destination: { profile: planted(Profile)[0] as Profile, state: 'failed', failure },
    push: pushIn('failed', { failure }),
    policy: POLICIES[1] as InForce,
    history: 12,
  });
  expect(text.split('\n')).toEqual([
    'extension: 1.2.3',
    'browser: Mozilla/5.0 Browser/1',
    'permissions: alarms, storage',
    'hosts: Humanitec API, US Cloud, others 2',
    'profiles: 3 (browser-session 1, universal-auth 1, access-token 1)',
    'waiting tokens: 2',
    'preflight: done, warn, infisicalTimeout, HTTP 504',
    'destination: failed, infisicalTimeout, HTTP 504',
    'push: rotate, failed, infisicalTimeout, HTTP 504',
    'policy: refused, policyUnreadable',
    'history: 12',
    '',
  ]);
});
