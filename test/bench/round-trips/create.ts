import { type Simulators, startSimulators } from '../../simulators';
import { launchWithExtension } from '../../support/extension';
import { offerByMessage, restByMessage, sendByMessage } from '../../support/push-by-message';
import { serviceUserToken, signIn } from '../../support/user';
import type { Row } from '../row';
import { chainRow, pairsOf, tripsRow } from './latency';
import { between, markingPage, markPress, startOver } from './marks';

const PAIRS = 6;
/** The write, with Infisical's own call to Humanitec in it, and the reading back. */
const LEAST = 3;

/** How often the services are waited for, from the press of `Create connection` to the proof. */
export async function createRows(): Promise<Row[]> {
  const simulators: Simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port });
  try {
    await signIn(extension, simulators);
    const page = await markingPage(extension);
    let made = 0;
    const create = async (begin: () => void): Promise<{ proven: number }> => {
      await startOver(page);
      await offerByMessage(page, serviceUserToken(simulators.humanitec));
      made += 1;
      const wanted = {
        kind: 'create',
        name: `connection-${made}`,
        description: '',
        scope: { level: 'organization' },
      } as const;
      await restByMessage(page, wanted);
      begin();
      await markPress(page);
      const { state, failure } = await sendByMessage(page, wanted, undefined, false);
      if (state !== 'succeeded') throw new Error(`The connection was not created: ${failure?.code ?? state}`);
      return { proven: await between(page, 'pressed', 'pushed') };
    };
    await create(() => {});
    const pairs = (await pairsOf(simulators, PAIRS, create)).map(({ proven }) => proven);
    return [
      tripsRow({
        what: 'press of `Create connection`, by a hand that rested on it → proven',
        pairs,
        limit: LEAST,
        most: LEAST,
        series: 'press of Create connection → proven',
      }),
      chainRow('the same as the services saw it', pairs, LEAST),
    ];
  } finally {
    await extension.close();
    await simulators.close();
  }
}
