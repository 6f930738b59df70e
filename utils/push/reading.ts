import { type Humanitec, humanitec } from '../humanitec/client';
import { type InfisicalClient, infisical } from '../infisical/client';
import { InfisicalError, isRefusal } from '../infisical/errors';
import { isSignInOver } from '../infisical/sign-in/over';
import type { Session } from '../infisical/sign-in/session';
import { Answers, type Lasts } from './answers';
import type { Authorized } from './authorize';

/**
 * How long a name that was free counts as looked up right before the request. It is short: who takes it meanwhile is told from
 * this push by Infisical's clock alone.
 */
const MOMENT_MS = 5_000;
/** The same while somebody is on the way to the button: what is read then still counts when it is pressed. */
const APPROACH_MS = 2_000;
/** How long lists count, and reads of what they name: what is found there is only warned of. */
const LISTS_MS = 60_000;

const answers = new Answers(LISTS_MS);

/** Whether the button stands there, somebody is on the way to it, or it was pressed. */
type When = 'standing' | 'close' | 'pressed';

/** A name that is taken may be given up the next moment, and then it is not to stay refused. */
const isFree: Lasts = (outcome) =>
  'error' in outcome && isRefusal(outcome.error, 'infisicalConnectionGone', 'infisicalNotFound');

/** What a sign-in may not list, it may not list a moment later. */
const isListedOrNot: Lasts = (outcome) => {
  if ('value' in outcome) return true;
  const { error } = outcome;
  return error instanceof InfisicalError && [403, 404].includes(error.status ?? 0) && !isSignInOver(error);
};

/**
 * The calls of a sign-in, of whose reads the answers of a moment ago count: those to the same token, and no others. A press has
 * the connection read anew: that it is Humanitec's, and what its marks are, is what a rotation rests on.
 */
export function readingInfisical({ site, bearer, id }: Session, when: When): InfisicalClient {
  const client = infisical(site, bearer);
  const named = (...question: unknown[]) => JSON.stringify([id, ...question]);
  const connection = (wanted: string) =>
    answers.get(named('connection', wanted), LISTS_MS, () => client.connection(wanted));
  return {
    ...client,
    ...(when === 'pressed' ? {} : { connection }),
    connectionByName: (name, project) =>
      answers.get(
        named('name', name, project),
        when === 'close' ? APPROACH_MS : MOMENT_MS,
        () => client.connectionByName(name, project),
        isFree,
      ),
    projects: () => answers.get(named('projects'), LISTS_MS, client.projects, isListedOrNot),
    syncs: (project) =>
      answers.get(named('syncs', project), LISTS_MS, () => client.syncs(project), isListedOrNot),
  };
}

/** The same of what the token of a push reads in Humanitec. */
export function readingHumanitec({
  token,
  request: { captureId },
}: Pick<Authorized, 'token' | 'request'>): Pick<Humanitec, 'values' | 'environmentValues'> {
  const client = humanitec(token);
  const named = (...question: string[]) => JSON.stringify([captureId, ...question]);
  return {
    values: (org, app) => answers.get(named(org, app), LISTS_MS, () => client.values(org, app)),
    environmentValues: (org, app, env) =>
      answers.get(named(org, app, env), LISTS_MS, () => client.environmentValues(org, app, env)),
  };
}

/** What was read counts no more: something is about to be changed. */
export function forgetReading(): void {
  answers.forget();
}
