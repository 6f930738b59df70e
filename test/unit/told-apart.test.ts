import { expect, test } from 'vitest';
import { toldApart } from '@/utils/told-apart';

const labels = (choices: [string, string][], own: string[] = ['Whole organization']) => [
  ...toldApart(
    choices.map(([id, name]) => ({ id, name })),
    own,
  ).values(),
];

test('ordinary names stand alone', () => {
  expect(
    labels([
      ['p1', 'Shop'],
      ['p2', 'Payments'],
      ['p3', '中文'],
      ['p4', 'Магазин'],
    ]),
  ).toEqual(['Shop', 'Payments', '中文', 'Магазин']);
});

test.each([
  'Whole organization',
  'whole  ORGANIZATION',
  'Whole organizatión',
  'Ｗｈｏｌｅ ｏｒｇａｎｉｚａｔｉｏｎ',
  'Who1e organization',
  'Whole-organization.',
  'Whоle organization',
])('a project called %j is told apart from our own words', (name) => {
  expect(labels([['p1', name]])).toEqual([`p1 · ${name}`]);
});

test('names that look the same get their ids', () => {
  expect(
    labels([
      ['p1', 'Shop'],
      ['p2', 'SHOP '],
      ['p3', 'Pay'],
    ]),
  ).toEqual(['p1 · Shop', 'p2 · SHOP ', 'Pay']);
});

test('a name that carries the id of another is told apart', () => {
  expect(
    labels([
      ['project-one', 'Shop'],
      ['project-two', 'project-one · Shop'],
    ]),
  ).toEqual(['Shop', 'project-two · project-one · Shop']);
});
