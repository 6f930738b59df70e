import { describe, expect, test, vi } from 'vitest';
import { begun } from './begun';
import { routes } from './routes';
import {
  administer,
  attackedWorld,
  calm,
  everything,
  NO_US,
  ringAll,
  snapshot,
  startBackground,
  toUs,
} from './world';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);
vi.mock('@/utils/sleep', () => ({ sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) }));

const world = attackedWorld();

const reachedBy = (from: number) => toUs(world.asked.slice(from));
const openedThere = () => world.opened.splice(0).filter((url) => url.includes('infisical'));

describe.each(NO_US)('under a policy with %s', (_policy, given) => {
  test('no message asks anything of an Infisical, and no page of it is opened', async () => {
    const lot = await everything(world);
    await startBackground();
    await calm();
    const from = world.asked.length;
    await administer(given);
    for (const [, go] of routes(world, lot)) await go();
    await calm();
    await ringAll();
    await calm();
    expect([reachedBy(from), openedThere()]).toEqual([[], []]);
  });
});

describe.each(NO_US.slice(0, 4))('after a restart under a policy with %s', (_policy, given) => {
  test('nothing that was begun before goes on', async () => {
    const lot = await everything(world);
    const anew = await snapshot();
    const from = world.asked.length;
    for (const [, forge] of begun(lot)) {
      await anew();
      await forge();
      await administer(given);
      await startBackground();
      await calm();
      await ringAll();
      for (const [, go] of routes(world, lot).filter(([name]) =>
        /(look-up|resume-runs|sync\.(run|create)|sign-in session|rotate profile-1)$/.test(name),
      ))
        await go();
      await calm();
    }
    expect([reachedBy(from), openedThere()]).toEqual([[], []]);
  });
});

test('without such a policy most of these lead there, which is what makes the others tell', async () => {
  const lot = await everything(world);
  const anew = await snapshot();
  await administer({
    policy: {
      allowedHumanitecOrganizations: ['acme'],
      allowedInfisicalOrigins: ['https://app.infisical.com'],
    },
  });
  await startBackground();
  const led: string[] = [];
  for (const [name, go] of routes(world, lot)) {
    await anew();
    const from = world.asked.length;
    await go();
    await calm();
    if (reachedBy(from).length + openedThere().length > 0) led.push(name.split(' ')[0] ?? name);
  }
  expect([...new Set(led)]).toEqual(
    expect.arrayContaining([
      'destination.load',
      'destination.sign-in',
      'push.start',
      'profile.test',
      'profile.adopt',
      'connections.check-health',
      'connections.run-syncs',
      'sync.projects',
      'sync.environments',
      'sync.folders',
      'sync.look',
    ]),
  );
});
