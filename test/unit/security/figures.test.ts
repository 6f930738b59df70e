import { describe, expect, it } from 'vitest';
import { figuresOf, objections } from '../../security/figures';
import { readRun } from '../../security/report';
import { tableOf } from '../../security/table';

const GOOD = [
  { type: 'prompt-attack', description: 'cover: 0 captures' },
  { type: 'popup-attack', description: 'ten clicks: 30 runs, 20 captured, 0 pushed' },
  { type: 'popup-attack', description: 'late change: 1 runs, 1 captured, 0 pushed' },
  { type: 'policy', description: 'Chromium misspelt key: refused' },
  { type: 'policy', description: 'Firefox right: in force' },
  { type: 'token', description: 'journeys: 20 captured, 0 lost' },
  { type: 'canary', description: 'Chromium: 12 canaries, 300 places, 0 found' },
  { type: 'message', description: 'sub-frame: 20 sent, 20 refused' },
  { type: 'kill', description: 'journeys: 12 journeys, 25 kills, 12 survived' },
];

/** The good figures with another annotation in place of those of its kind. */
const but = (type: string, description: string) => [
  ...GOOD.filter((each) => each.type !== type),
  { type, description },
];

describe('figures of security', () => {
  it('sums up each kind', () => {
    const table = tableOf(figuresOf(GOOD));
    expect(table).toContain('| 1 attacks | 0 captures without an informed decision |');
    expect(table).toContain(
      '| 2 attacks, 31 runs, in 21 of which there was a token to send | 0 pushes without an informed decision |',
    );
    expect(table).toContain('| 2 policies | 0 failed open |');
    expect(objections(figuresOf(GOOD))).toEqual([]);
  });

  it.each([
    ['prompt-attack', 'cover: 1 captures'],
    ['popup-attack', 'ten clicks: 30 runs, 20 captured, 1 pushed'],
    ['policy', 'Chromium text: open'],
    ['token', 'journeys: 20 captured, 1 lost'],
    ['canary', 'Firefox: 12 canaries, 300 places, 1 found'],
    ['message', 'sub-frame: 20 sent, 19 refused'],
    ['kill', 'journeys: 12 journeys, 25 kills, 11 survived'],
  ])('%s: objects to what must be 0', (type, description) => {
    expect(objections(figuresOf(but(type, description)))).toHaveLength(1);
  });

  it.each([...new Set(GOOD.map(({ type }) => type))])('%s: missing is not 0', (type) => {
    const figures = figuresOf(GOOD.filter((each) => each.type !== type));
    expect(tableOf(figures)).toContain('| **missing** | not known |');
    expect(objections(figures)).toEqual([expect.stringContaining('missing')]);
  });

  it('does not guess at numbers told in another form', () => {
    expect(() => figuresOf(but('token', 'journeys: all well'))).toThrow('has not the form');
  });

  it('reads annotations and failures out of nested suites', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'a.spec.ts',
      tests: [{ status, annotations: [{ type: 'kill', description: title }] }],
    });
    const report = {
      suites: [{ specs: [spec('one', 'expected')], suites: [{ specs: [spec('two', 'unexpected')] }] }],
    };
    expect(readRun(report)).toEqual({
      annotations: [
        { type: 'kill', description: 'one' },
        { type: 'kill', description: 'two' },
      ],
      failed: ['a.spec.ts: two'],
    });
  });
});
