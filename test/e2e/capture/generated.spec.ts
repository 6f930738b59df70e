import { quietPage } from '../../fixtures/console/generator/quiet-page';
import { tokenDialog } from '../../fixtures/console/generator/token-dialog';
import { failuresOf } from '../../support/generated';
import { expect, test } from './fixtures';

/** Combinations of each side. */
const COUNT = 150;
/** `SEED=7` in the environment plays the same ones again. */
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));

const SIDES = { 'token dialogs': tokenDialog, 'quiet pages': quietPage };

for (const [side, make] of Object.entries(SIDES))
  test(`${COUNT} ${side} as they come: each token is offered and captured whole, and nothing else is`, async ({
    extension,
  }) => {
    test.setTimeout(900_000);
    console.log(`${side}: SEED=${SEED}`);
    const cases = Array.from({ length: COUNT }, (_, index) => make(SEED + index));
    expect(await failuresOf(extension, cases), `SEED=${SEED}`).toEqual([]);
  });
