import { startSimulators } from '../simulators';
import { type ExtensionBrowser, launchWithExtension } from '../support/extension';
import { pasteToken, serviceUserToken } from '../support/user';
import { count } from './figure';
import { heapOfBackground, type Memory, memoryProbe } from './heap';
import { type Goal, type Row, rowOf } from './row';

/** After so many the engine has compiled and learned most of what it will. */
const WARM = 20;
const ALL = 200;
/** What the engine still adds to its own code and statistics in between, in bytes. */
const TOLERANCE = 1_000_000;
/** Looks at what is held, of which the least counts, and the pauses between them in milliseconds. */
const LOOKS = 10;
const PAUSE_MS = 500;

interface Held extends Memory {
  background: number;
}

/** What is kept of popups that were opened and closed, with a token in work. */
export async function reopenRows(): Promise<Row[]> {
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port });
  try {
    const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
    await popup.getByText('Ready: can write to shop').waitFor();
    await popup.close();
    // Shares its process with the popups, and stays.
    const anchor = await extension.context.newPage();
    await anchor.goto(`chrome-extension://${extension.extensionId}/manifest.json`);
    const probe = await memoryProbe(anchor);
    const held = async (): Promise<Held> => ({
      ...(await settled(probe)),
      background: await heapOfBackground(extension),
    });
    await openAndClose(extension, WARM);
    const warm = await held();
    await openAndClose(extension, ALL - WARM);
    const after = await held();
    return [
      grown('DOM nodes, detached ones too,', 'nodes', warm, after, 0),
      grown('listeners', 'listeners', warm, after, 0),
      grown('JS heap of the pages of the extension', 'heap', warm, after, TOLERANCE),
      grown('JS heap of the background', 'background', warm, after, TOLERANCE),
    ];
  } finally {
    await extension.close();
    await simulators.close();
  }
}

/** What is held once the page that was closed last is gone, which it is some time after its tab. */
async function settled(probe: () => Promise<Memory>): Promise<Memory> {
  const looks: Memory[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    looks.push(await probe());
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const [least] = looks.toSorted((one, other) => one.heap - other.heap);
  if (!least) throw new Error('Nothing was looked at');
  return least;
}

const UNITS = { nodes: 'nodes', listeners: 'listeners', heap: 'B', background: 'B' } as const;

function grown(what: string, of: keyof Held, warm: Held, after: Held, tolerance: number): Row {
  const goal: Goal = {
    text: tolerance === 0 ? 'no more' : `≤ ${count(tolerance)} B more`,
    isReached: ({ median }) => median <= warm[of] + tolerance,
  };
  return rowOf({
    what: `${what} after ${ALL} popups were opened and closed`,
    unit: UNITS[of],
    samples: [after[of]],
    against: { what: `after ${WARM}`, samples: [warm[of]] },
    goal,
  });
}

async function openAndClose(extension: ExtensionBrowser, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    const popup = await extension.popupInTab();
    await popup.getByRole('heading', { name: 'Captured token' }).waitFor();
    await popup.close();
  }
}
