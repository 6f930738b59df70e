import { fail } from '../failure';
import { HttpError } from '../http';
import type { SyncDestination } from '../infisical/types';

/** What a refused or failed read at Humanitec means; any other error is handed back as it is. */
export function asFailure(error: unknown, destination: SyncDestination): unknown {
  if (!(error instanceof HttpError)) return error;
  const { problem } = error;
  if (problem.kind === 'network' || problem.kind === 'timeout') return fail('humanitecUnreachable');
  if (problem.kind !== 'status') return fail('humanitecUnexpected');
  const { status } = problem;
  const place =
    destination.scope === 'environment' ? `${destination.app}/${destination.env}` : destination.app;
  if (status === 401 || status === 403) return fail('syncReadRefused', [place], { status });
  if (status === 404) return fail('syncDestinationGone', [place], { status });
  if (status === 429) return fail('humanitecBusy', [], { status });
  return fail(status >= 500 ? 'humanitecDown' : 'humanitecUnexpected', [], { status });
}
