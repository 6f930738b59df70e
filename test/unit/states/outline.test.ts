import { describe, expect, test } from 'vitest';
import { differences, type Mark } from '../../states/look/outline';

const HEADING: Mark = { what: 'h2 Access', box: [40, 100, 60, 20] };
const BUTTON: Mark = { what: 'button Create connection', box: [330, 500, 140, 32] };
const LINK: Mark = { what: 'a Open in Infisical', box: [40, 540, 130, 32] };
const BEFORE = [HEADING, BUTTON, LINK];

const at = (mark: Mark, ...box: [number, number, number, number]): Mark => ({ ...mark, box });

describe('what is different between two outlines', () => {
  test('nothing, where fonts differ', () => {
    const now = [HEADING, at(BUTTON, 318, 540, 152, 34), at(LINK, 40, 584, 146, 34)];
    expect(differences(BEFORE, now)).toEqual([]);
  });

  test.each([
    ['a button is gone', [HEADING, LINK], ['gone: button Create connection']],
    ['a button is there twice', [...BEFORE, BUTTON], ['new: button Create connection']],
    [
      'another name',
      [HEADING, { ...BUTTON, what: 'button Create anyway' }, LINK],
      ['gone: button Create connection', 'new: button Create anyway'],
    ],
    ['another order', [HEADING, LINK, BUTTON], ['another order from here on: button Create connection']],
    [
      'a button at the top',
      [HEADING, at(BUTTON, 330, 20, 140, 32), LINK],
      ['moved: button Create connection, from 330,500,140,32 to 330,20,140,32'],
    ],
    [
      'a button over the whole width',
      [HEADING, at(BUTTON, 40, 500, 430, 32), LINK],
      ['moved: button Create connection, from 330,500,140,32 to 40,500,430,32'],
    ],
    [
      'a button that has shrunk to nothing',
      [HEADING, at(BUTTON, 330, 500, 0, 0), LINK],
      ['moved: button Create connection, from 330,500,140,32 to 330,500,0,0'],
    ],
  ])('%s', (_, now, found) => {
    expect(differences(BEFORE, now)).toEqual(found);
  });
});
