import { randomUUID } from 'node:crypto';
import { type Simulators, startSimulators } from '../../simulators';
import { type ExtensionBrowser, launchWithExtension } from '../../support/extension';
import { offerByMessage, restByMessage, sendByMessage } from '../../support/push-by-message';
import { serviceUserToken, signIn } from '../../support/user';
import type { Row } from '../row';
import { chainRow, type Pair, pairsOf, tripsRow } from './latency';
import { between, markingPage, markPress, startOver } from './marks';

const PROJECTS = [1, 10, 250];
const PAIRS = 4;
/** Before the write: two. Then the write, with Infisical's own call to Humanitec in it, and the reading back. */
const LEAST = 3;
const MOST = 2 + LEAST;

/** How often the services are waited for, from the press of `Update token` to the proof, with few and with many projects. */
export async function updateRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const projects of PROJECTS) {
    const pairs = await updates(projects);
    const what = `${projects} ${projects === 1 ? 'project' : 'projects'}`;
    rows.push(
      tripsRow({
        what: `press of \`Update token\`, by a hand that rested on it → proven, ${what}`,
        pairs,
        limit: LEAST,
        most: MOST,
      }),
      chainRow(`the same as the services saw it, ${what}`, pairs, MOST),
    );
  }
  return rows;
}

async function updates(projects: number): Promise<Pair[]> {
  const simulators: Simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port });
  try {
    await signIn(extension, simulators);
    haveProjects(simulators, projects);
    return await updatesIn(simulators, extension);
  } finally {
    await extension.close();
    await simulators.close();
  }
}

async function updatesIn(simulators: Simulators, extension: ExtensionBrowser): Promise<Pair[]> {
  const connectionId = simulators.infisical.us.arrange.connection({ name: 'humanitec-acme' }).id;
  const page = await markingPage(extension);
  const wanted = { kind: 'rotate', connectionId } as const;
  const press = async (isSecond: boolean): Promise<{ state: string; took: number }> => {
    await markPress(page);
    const { state } = await sendByMessage(page, wanted, undefined, isSecond);
    return { state, took: await between(page, 'pressed', 'pushed') };
  };
  const update = async (begin: () => void): Promise<{ proven: number }> => {
    await startOver(page);
    await offerByMessage(page, serviceUserToken(simulators.humanitec));
    await restByMessage(page, wanted);
    begin();
    const first = await press(false);
    // Asked whether to go on with what was read, the user does.
    const second = first.state === 'needs-confirmation' ? await press(true) : { ...first, took: 0 };
    if (second.state !== 'succeeded') throw new Error(`The token was not updated: ${second.state}`);
    return { proven: first.took + second.took };
  };
  await update(() => {});
  return (await pairsOf(simulators, PAIRS, update)).map(({ proven }) => proven);
}

function haveProjects({ infisical }: Simulators, count: number): void {
  const { projects, seed } = infisical.us.state;
  projects.length = Math.min(count, projects.length);
  while (projects.length < count) {
    const name = `project-${projects.length}`;
    projects.push({ ...seed.payments, id: randomUUID(), name, slug: name });
  }
}
