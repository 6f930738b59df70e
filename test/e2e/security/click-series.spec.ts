import { expect, test } from '@playwright/test';
import { chromiumArena } from '../../support/arena-chromium';
import { firefoxArena } from '../../support/arena-firefox';
import { seedsOf } from '../../support/seeds';
import { playSeries } from './click-series';

test.describe.configure({ retries: 0 });

test('no press of a series sends the token that an earlier one of it captured', async () => {
  test.setTimeout(900_000);
  const arena = await chromiumArena();
  try {
    expect(await playSeries(arena, 'Chromium', seedsOf({ some: 5, many: 30 })), 'seeds that pushed').toEqual(
      [],
    );
  } finally {
    await arena.close();
  }
});

test('Firefox: no press of a series sends the token that an earlier one of it captured', async () => {
  test.setTimeout(900_000);
  const arena = await firefoxArena();
  try {
    expect(await playSeries(arena, 'Firefox', seedsOf({ some: 5, many: 20 })), 'seeds that pushed').toEqual(
      [],
    );
  } finally {
    await arena.close();
  }
});
