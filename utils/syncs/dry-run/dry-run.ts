import type { Humanitec } from '../../humanitec/client';
import type { InfisicalClient } from '../../infisical/client';
import type { SyncDestination } from '../../infisical/types';
import { predict } from './predict';
import { readSource } from './source';
import type { DestinationValue, DryRun, SyncPlan } from './types';

/**
 * Asks both services for names, and tells what a run of the sync would do. Nothing is changed, and no value is kept.
 *
 * @throws `HttpError` of Humanitec, `InfisicalError`
 */
export async function dryRun(
  infisical: InfisicalClient,
  humanitec: Humanitec,
  plan: SyncPlan,
): Promise<DryRun> {
  const [source, values] = await Promise.all([
    readSource(infisical, plan),
    readDestination(humanitec, plan.destination),
  ]);
  return predict(source, values, plan);
}

function readDestination(humanitec: Humanitec, destination: SyncDestination): Promise<DestinationValue[]> {
  const { org, app } = destination;
  return destination.scope === 'application'
    ? humanitec.values(org, app)
    : humanitec.environmentValues(org, app, destination.env);
}
