import type { Page } from '@playwright/test';
import { type Simulators, startSimulators } from '../../simulators';
import { launchWithExtension } from '../../support/extension';
import { count, median } from '../figure';
import type { Row } from '../row';
import { rowOf } from '../row';
import { chainRow, type Pair, pairsOf, tripsRow } from './latency';
import { between, checkByMessage, markingPage, startOver } from './marks';
import { manyApps, type Size } from './organizations';

const PAIRS = 3;
/** Of browsers that are started for one check each. */
const FIRST_PAIRS = 2;

const SIZES: Size[] = [
  { apps: 1, organizations: 1 },
  { apps: 1_000, organizations: 1 },
  { apps: 10_000, organizations: 1 },
  { apps: 10, organizations: 10 },
  { apps: 10_000, organizations: 10 },
];
const FIRST_SIZES: Size[] = [
  { apps: 1, organizations: 1 },
  { apps: 10_000, organizations: 10 },
];

const WHY_MANY =
  'Humanitec is asked no more than six things at a time, so the lists of ten organizations, and who is in a group there, come one after another in part.';
const ROLES = { limit: 1, most: 2, why: WHY_MANY };
const READS = { limit: 2, most: 3, why: WHY_MANY };

/** To the verdict by the roles alone, and to the one with the reads of a sync. */
interface Checked {
  roles: Pair;
  reads: Pair;
}

/** How often Humanitec is waited for until a token has its verdict: in a browser that has just been started, and later. */
export async function verdictRows(): Promise<Row[]> {
  const rows: Row[] = [];
  const later = new Map<string, Checked[]>();
  for (const size of SIZES) {
    const checked = await laterChecks(size);
    later.set(sizeText(size), checked);
    rows.push(...rowsFor('captured → ', size, checked, true));
  }
  for (const size of FIRST_SIZES) {
    const checked = await firstChecks(size);
    rows.push(...rowsFor('first of a browser session: captured → ', size, checked, false));
    rows.push(firstAgainstLater(size, checked, later.get(sizeText(size)) ?? []));
  }
  return rows;
}

function rowsFor(what: string, size: Size, checked: readonly Checked[], isLater: boolean): Row[] {
  const [roles, reads] = [checked.map((each) => each.roles), checked.map((each) => each.reads)];
  const isSimplest = size === SIZES[0];
  const overApps = (series: string, pairs: readonly Pair[]) =>
    isLater && size.organizations === 1
      ? [{ chart: 'apps' as const, series, x: size.apps, y: median(pairs.map(({ near }) => near)) }]
      : [];
  const row = (verdict: string, pairs: readonly Pair[], trips: typeof ROLES): Row =>
    tripsRow({
      what: `${what}${verdict}, ${sizeText(size)}`,
      pairs,
      ...trips,
      ...(isSimplest ? { series: `captured → ${verdict}` } : {}),
      points: overApps(verdict, pairs),
    });
  return [
    row("the roles' verdict", roles, ROLES),
    // The first of a session waits for the browser's policy meanwhile, however far the services are: its slope says nothing.
    ...(isLater ? [row('the verdict with the reads', reads, READS)] : []),
    chainRow(`the same as the services saw it, ${sizeText(size)}`, reads, READS.most, WHY_MANY),
  ];
}

/** A first check must not wait for anything that later ones do not wait for. */
function firstAgainstLater(size: Size, first: readonly Checked[], later: readonly Checked[]): Row {
  const near = (checked: readonly Checked[]): number[] => checked.map(({ reads }) => reads.near);
  return rowOf({
    what: `first of a browser session: captured → the verdict with the reads, 100 ms away, ${sizeText(size)}`,
    unit: 'ms',
    samples: near(first),
    against: { what: 'later ones', samples: near(later) },
    goal: {
      text: `no more than ${AS_LATER_MS} ms longer`,
      isReached: (own) => own.median - median(near(later)) <= AS_LATER_MS,
      why: WHY_FIRST,
    },
  });
}

/** A script that runs for the first time is slower, which is not what is waited for here. */
const AS_LATER_MS = 200;
const WHY_FIRST =
  "Chromium answers for the administrator's policy only some 2 s after it was started, and no verdict stands before that is known; all that Humanitec has said is shown until then.";

const sizeText = ({ apps, organizations }: Size): string =>
  `${count(apps)} ${apps === 1 ? 'app' : 'apps'} in ${organizations} ${organizations === 1 ? 'organization' : 'organizations'}`;

async function laterChecks(size: Size): Promise<Checked[]> {
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port });
  try {
    const page = await markingPage(extension);
    const makeToken = manyApps(simulators, size);
    await check(page, makeToken(), () => {});
    return await pairsOf(simulators, PAIRS, (begin) => check(page, makeToken(), begin));
  } finally {
    await extension.close();
    await simulators.close();
  }
}

async function firstChecks(size: Size): Promise<Checked[]> {
  const simulators: Simulators = await startSimulators();
  try {
    const makeToken = manyApps(simulators, size);
    return await pairsOf(simulators, FIRST_PAIRS, async (begin) => {
      const extension = await launchWithExtension({ port: simulators.port, keepsWelcome: true });
      try {
        return await check(await markingPage(extension), makeToken(), begin);
      } finally {
        await extension.close();
      }
    });
  } finally {
    await simulators.close();
  }
}

/** Has a token checked as the popup does. */
async function check(
  page: Page,
  token: string,
  begin: () => void,
): Promise<{ roles: number; reads: number }> {
  await startOver(page);
  begin();
  await checkByMessage(page, token);
  return {
    roles: await between(page, 'captured', 'roles'),
    reads: await between(page, 'captured', 'verdict'),
  };
}
