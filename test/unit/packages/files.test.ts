import { expect, test } from 'vitest';
import { differences } from '../../packages/files';

const files = (contents: Record<string, string>) =>
  new Map(Object.entries(contents).map(([name, content]) => [name, Buffer.from(content)]));

test('files differ by their content, and where one of them is missing', () => {
  const one = files({ same: 'a', changed: 'a', gone: 'a', empty: '' });
  const other = files({ same: 'a', changed: 'b', added: 'b', void: '' });
  expect(differences(one, other)).toEqual(['added', 'changed', 'empty', 'gone', 'void']);
  expect(differences(one, one)).toEqual([]);
});
