import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { picturesOf } from '../../bench/report/charts';
import { pageOf } from '../../bench/report/page';
import type { Result, Section } from '../../bench/result';
import { atMost, type Measured, rowOf } from '../../bench/row';

const MEASURED: Measured = { what: 'open', unit: 'ms', samples: [10, 30, 20] };

const section = (given: Partial<Section>): Section => ({
  name: 'popup',
  title: 'The popup',
  rows: [],
  took: 1,
  ...given,
});

const result = (sections: Section[], load = { before: 0.1, after: 1 }): Result => ({
  at: '2026-11-28T06:00:00.000Z',
  commit: 'abc1234',
  machine: {
    cores: 2,
    model: 'a processor',
    memoryGB: 4,
    browser: 'Chromium 1',
    node: 'v20',
    platform: 'linux x64',
  },
  load,
  took: 600,
  builds: ['Measured'],
  sections,
});

describe('a row', () => {
  test('is judged by the median, the tail or the ratio of what was measured in one run', () => {
    const against = { what: 'an empty one', samples: [10] };
    expect(rowOf({ ...MEASURED, goal: atMost.median(20, '≤ 20 ms') }).goal?.reached).toBe(true);
    expect(rowOf({ ...MEASURED, goal: atMost.p95(20, 'p95 ≤ 20 ms') }).goal?.reached).toBe(false);
    expect(rowOf({ ...MEASURED, against, goal: atMost.times(2) })).toMatchObject({
      ratio: 2,
      goal: { reached: true },
    });
    expect(rowOf({ ...MEASURED, against, goal: atMost.times(1.9) }).goal?.reached).toBe(false);
  });

  test('has a figure for each build, and a goal for the first alone', () => {
    const row = rowOf({ ...MEASURED, samples: [[1], [100]], goal: atMost.median(2, '≤ 2 ms') });
    expect(row.measured.map(({ median }) => median)).toEqual([1, 100]);
    expect(row.goal?.reached).toBe(true);
  });

  test('says why a goal is not reached only where it is not', () => {
    const why = 'React is that large.';
    expect(rowOf({ ...MEASURED, goal: atMost.median(5, '≤ 5 ms', why) }).goal?.why).toBe(why);
    expect(rowOf({ ...MEASURED, goal: atMost.median(50, '≤ 50 ms', why) }).goal?.why).toBeUndefined();
  });
});

describe('the page', () => {
  test('has each figure with its spread, and what was not reached with the reason', () => {
    const goal = atMost.median(5, '≤ 5 ms', 'React is that large.');
    const rows = ['open', 'open again'].map((what) => rowOf({ ...MEASURED, what, goal }));
    const page = pageOf(result([section({ rows })]), []);
    expect(page).toContain('| open | 20 ms (10–30) | – | – | ≤ 5 ms | **no** |');
    expect(page).toContain('0 of 2 goals are reached.');
    expect(page).toContain('- React is that large.\n  - open: ≤ 5 ms\n  - open again: ≤ 5 ms\n');
  });

  test('tells what could not be measured', () => {
    const page = pageOf(result([section({ failure: 'Error: no popup' })]), []);
    expect(page).toContain('- `popup` could not be measured: Error: no popup');
  });

  test('names the machine, and says when it did other work, too', () => {
    const busy = 'The machine did other work, too';
    expect(pageOf(result([]), [])).toContain('2 cores of a processor');
    expect(pageOf(result([]), [])).not.toContain(busy);
    expect(pageOf(result([], { before: 3, after: 3 }), [])).toContain(busy);
  });
});

test('a picture has a line for each series, told apart by more than its color, and every figure as text', () => {
  const points = [1, 1_000].flatMap((x) => [
    { chart: 'apps' as const, series: 'with < reads', x, y: 400 },
    { chart: 'apps' as const, series: 'roles', x, y: 200 },
  ]);
  const [picture] = picturesOf(result([section({ rows: [rowOf({ ...MEASURED, points })] })]));
  const { DOMParser: Parser } = new JSDOM('').window;
  const document = new Parser().parseFromString(picture?.svg ?? '', 'image/svg+xml');
  expect(document.querySelectorAll('polyline')).toHaveLength(2);
  expect(document.querySelector('style')?.textContent).toMatch(/stroke-dasharray.*prefers-color-scheme:dark/);
  expect([...document.querySelectorAll('circle > title')].map(({ textContent }) => textContent)).toEqual([
    'with < reads, 1: 400',
    'with < reads, 1,000: 400',
    'roles, 1: 200',
    'roles, 1,000: 200',
  ]);
});
