import { HttpError } from '../http';
import { consoleSession, isDeveloper } from '../humanitec/console-session';
import { requireApiPermission } from '../humanitec/permission';
import { isInTerms } from './offer';
import { readTerms } from './terms';
import type { GrantIn, Obstacle, Somebody } from './types';

/** Who is signed in to the console. Whatever cannot be relied on says that it cannot be done here. */
export async function askPerson(org: string): Promise<{ person: Somebody } | { obstacle: Obstacle }> {
  try {
    await requireApiPermission();
    if (!(await isAllowedIn(org))) return { obstacle: 'notAllowed' };
    const { id, name, type } = await consoleSession.person();
    return type === 'user' ? { person: { id, name } } : { obstacle: 'unusable' };
  } catch (error) {
    return { obstacle: isUnauthorised(error) ? 'noSession' : 'unusable' };
  }
}

/** Sends the one request. Only a refusal, whose ever it is, is sure to have changed nothing. */
export async function sendGrant({
  kind,
  org,
  app,
  user,
}: GrantIn<'sending'>): Promise<'given' | 'refused' | 'notAllowed' | 'uncertain'> {
  if (!(await isAllowedIn(org))) return 'notAllowed';
  const send = kind === 'add' ? consoleSession.addDeveloper : consoleSession.changeToDeveloper;
  try {
    return isDeveloper(await send(org, app, user.id), user.id) ? 'given' : 'uncertain';
  } catch (error) {
    return isRefusal(error) ? 'refused' : 'uncertain';
  }
}

/** Asked before each use of the session: what was read before takes its time, and a policy that has come since counts. */
async function isAllowedIn(org: string): Promise<boolean> {
  return isInTerms(await readTerms(), org);
}

function isUnauthorised(error: unknown): boolean {
  const status = statusOf(error);
  return status === 401 || status === 403;
}

function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 && status !== 408;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof HttpError && error.problem.kind === 'status' ? error.problem.status : undefined;
}
