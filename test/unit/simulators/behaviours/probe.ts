import type { Behaviour, BehaviourName } from '../../../simulators/infisical/index';
import type { infisical } from '../infisical-world';

export type Simulator = ReturnType<typeof infisical>;

/** How a client sees which way a behaviour goes. */
export interface Probe<K extends BehaviourName> {
  /** Where the instance is; the cloud by default. */
  origin?: string;
  see(simulator: Simulator): Promise<unknown>;
  /** What is seen, by direction. */
  seen: Record<`${Behaviour[K]}`, unknown>;
}

export type Probes<Names extends BehaviourName = BehaviourName> = { [K in Names]: Probe<K> };
