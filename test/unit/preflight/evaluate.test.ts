import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '@/utils/preflight/checks';
import type { Facts, PreflightCheck } from '@/utils/preflight/checks/check';
import { evaluate } from '@/utils/preflight/evaluate';
import type { Check, Severity, Verdict } from '@/utils/preflight/types';
import { overall, reasons } from '@/utils/preflight/verdict';
import { FACTS as ALL } from './checks/facts';

/** Every check passes, for a chosen app. */
const FACTS: Facts = { ...ALL, selected: [{ org: 'acme', app: 'shop' }] };

const isCheck = (value: unknown): value is PreflightCheck =>
  typeof value === 'object' && value !== null && 'evaluate' in value && 'needs' in value;
const ids = (checks: readonly { id: string }[]) => checks.map(({ id }) => id);

describe('the checks of a preflight', () => {
  it('have ids of their own', () => {
    expect(new Set(ids(CHECKS)).size).toBe(CHECKS.length);
  });

  it('are listed, whatever file of the folder they are in', async () => {
    const files = (await readdir('utils/preflight/checks')).filter((file) => file !== 'index.ts');
    const modules = await Promise.all(
      files.map((file) => import(`@/utils/preflight/checks/${file.replace('.ts', '')}.ts`)),
    );
    const made = modules.flatMap((module) => Object.values(module)).filter(isCheck);
    expect(made.length).toBeGreaterThan(5);
    expect(made.filter((check) => !CHECKS.includes(check)).map(({ id }) => id)).toEqual([]);
  });

  it('are all made where everything is known', () => {
    expect(ids(evaluate(FACTS))).toEqual(ids(CHECKS));
    expect(overall(evaluate(FACTS))).toBe('pass');
  });

  it.for(CHECKS.map((check) => [check.id, check] as const))(
    '%s is made with exactly what it says it needs',
    ([id, { needs }]) => {
      const needed = Object.fromEntries(needs.map((name) => [name, FACTS[name]]));
      expect(ids(evaluate(needed))).toContain(id);
      for (const name of needs) {
        const { [name]: _, ...less } = needed;
        expect(ids(evaluate(less))).not.toContain(id);
      }
    },
  );

  it('are not made again for another choice, but for those that depend on it', () => {
    const before = evaluate(FACTS);
    const { organizations, apps, serviceUser } = FACTS;
    const denied = apps.map((app) => ({ ...app, role: 'viewer', write: 'no' as const }));
    const after = evaluate({ organizations, apps: denied, serviceUser, selected: FACTS.selected }, before);
    expect(ids(after)).toEqual(ids(before));
    const changed = after.filter((check, index) => check.verdict !== before[index]?.verdict);
    expect(ids(changed)).toEqual(['apps']);
  });
});

describe('the weight of a check', () => {
  const check = (severity: Severity, verdict: Verdict): Check => ({
    id: 'one',
    severity,
    verdict,
    finding: { key: 'access.token.known', params: [] },
  });

  it.for<[Severity, Verdict, Verdict]>([
    ['blocking', 'fail', 'fail'],
    ['blocking', 'unknown', 'unknown'],
    ['blocking', 'warn', 'warn'],
    ['advisory', 'fail', 'fail'],
    ['advisory', 'unknown', 'pass'],
    ['advisory', 'warn', 'warn'],
    ['note', 'fail', 'pass'],
    ['note', 'unknown', 'pass'],
    ['note', 'warn', 'pass'],
  ])('of %s that finds %s makes the preflight %s', ([severity, verdict, expected]) => {
    expect(overall([check(severity, verdict)])).toBe(expected);
    expect(reasons([check(severity, verdict)])).toHaveLength(expected === 'pass' ? 0 : 1);
  });
});
