import { discardCapture } from '../capture/vault';
import type { StoredConnection } from '../infisical/schemas';
import { say } from '../sentence';
import type { Errand } from './errand';
import { recordHistory } from './history';
import { prove } from './proof';
import { pushItem } from './storage';
import type { Push } from './types';

/**
 * What a confirmed write comes to: the proof, a line of history, and the end of the capture. Can be done again: the
 * browser may stop the worker between any two lines.
 */
export async function succeed(
  { client, way, intent }: Errand,
  push: Push,
  written: StoredConnection,
): Promise<Push> {
  await pushItem.set({ ...push, state: 'running', step: 'verifying' });
  const judged = await prove(client, way, intent, written);
  if ('refuted' in judged) return { ...push, state: 'failed', failure: judged.refuted };
  const { proven, warnings } = intent.remarks;
  // The connection is there, with or without a line about it.
  const unrecorded = await recordHistory(intent, judged).then(
    () => [],
    () => [say('push.warning.notRecorded')],
  );
  const proof = {
    ...judged,
    proven: [...judged.proven, ...proven],
    warnings: [...judged.warnings, ...warnings, ...unrecorded],
  };
  await discardCapture(intent.request.captureId);
  return { ...push, state: 'succeeded', proof };
}
