import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFENCES } from '../../security/defences/list';

const defences = Object.values(DEFENCES).flat();

test.each(defences)(
  '$what: stands where it can be taken away, and has its test',
  ({ file, cut, test: path }) => {
    const [from, to] = cut;
    expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
    expect(existsSync(path)).toBe(true);
  },
);
