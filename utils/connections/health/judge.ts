import type { ProjectSyncs } from '../../infisical/list-syncs';
import { placeOf } from '../../infisical/place';
import type { StoredConnection, Sync } from '../../infisical/schemas';
import { readSyncMessage } from '../../infisical/sync-message';
import type { Verdict } from '../../preflight/types';
import { type Sentence, say } from '../../sentence';
import { levelAt, PRESSING_DAYS } from '../due';
import { endOf } from '../expiry';
import type { Expiry, Health, HealthLine, KnownConnection } from '../types';

/** What was asked and answered about a connection. */
export interface HealthFacts {
  known: KnownConnection;
  /** As it is in Infisical, unless it is not there any more or another app's is in its place. */
  stored: StoredConnection | 'gone' | 'other-app';
  /** What its projects tell of its syncs; undefined where projects may not be listed. */
  projects: readonly ProjectSyncs[] | undefined;
  /** How many projects were not asked. */
  unlisted: number;
  /** Epoch milliseconds. */
  now: number;
}

const GRAVITY: Record<Verdict, number> = { fail: 0, warn: 1, unknown: 2, pass: 3 };

/** What the answers come to, the gravest first. Asks nothing. */
export function judge(facts: HealthFacts): Pick<Health, 'lines' | 'runs'> {
  return { lines: linesOf(facts), runs: runsOf(facts) };
}

/** Whether nothing depends on an older token any more. */
function runsOf({ known, stored, projects, unlisted }: HealthFacts): Health['runs'] {
  if (typeof stored !== 'object' || !projects) return 'unseen';
  const looked = projects.filter((project) => project.state === 'listed');
  const since = writtenAt(known, stored);
  const isOpen = looked.some(({ syncs }) => syncs.some((sync) => !hasRun(sync, since)));
  if (isOpen) return 'open';
  return unlisted + projects.length - looked.length > 0 ? 'unseen' : 'all';
}

/**
 * Whether the last run of a sync has succeeded, with the token that the connection has now: both moments by the clock of the
 * server, where it tells when the connection was written last.
 */
export function hasRun({ syncStatus, lastSyncedAt }: Sync, since: number): boolean {
  return syncStatus === 'succeeded' && Date.parse(lastSyncedAt ?? '') > since;
}

/** When the credentials of a connection were written at the latest, in epoch milliseconds. */
export function writtenAt({ pushedAt }: KnownConnection, { updatedAt }: StoredConnection): number {
  const at = Date.parse(updatedAt ?? '');
  return Number.isNaN(at) ? pushedAt : at;
}

function linesOf(facts: HealthFacts): HealthLine[] {
  const { known, stored } = facts;
  if (stored === 'gone')
    return [line('fail', say('connections.health.gone'), say('connections.health.removeIt'))];
  if (stored === 'other-app') return [line('fail', say('connections.health.otherApp'))];
  const lines = [
    line('pass', say('connections.health.there')),
    ...credentialsLine(known, stored),
    ...syncLines(facts, writtenAt(known, stored)),
    expiryLine(known.expiry, facts.now),
  ];
  return lines.toSorted((one, other) => GRAVITY[one.verdict] - GRAVITY[other.verdict]);
}

/** Infisical tells whether they were written since, and nothing else of them. */
function credentialsLine({ credentialsHash }: KnownConnection, stored: StoredConnection): HealthLine[] {
  if (!credentialsHash || !stored.credentialsHash) return [];
  return credentialsHash === stored.credentialsHash
    ? [line('pass', say('connections.health.unchanged'))]
    : [line('warn', say('connections.health.changed'), say('connections.health.enterAnew'))];
}

function syncLines({ projects, unlisted }: HealthFacts, since: number): HealthLine[] {
  if (!projects) return [line('unknown', say('connections.health.projectsUnseen'))];
  const looked = projects.filter((project) => project.state === 'listed');
  const syncs = looked.flatMap((project) => project.syncs);
  const unseen = unlisted + projects.length - looked.length;
  const failed = syncs.filter(({ syncStatus }) => syncStatus === 'failed');
  return [
    ...failed.map(failedLine),
    ...(syncs.length > failed.length || syncs.length === 0 ? [acceptedLine(syncs, since)] : []),
    ...(unseen > 0 ? [line('unknown', say('connections.health.unseen', unseen))] : []),
  ];
}

function failedLine({ name, lastSyncMessage, destinationConfig }: Sync): HealthLine {
  const { app } = destinationConfig;
  const place = placeOf(destinationConfig);
  const failure = readSyncMessage(lastSyncMessage);
  switch (failure.reason === 'refused' ? failure.refusal : undefined) {
    case 'token':
      return line('fail', say('connections.health.tokenRefused', name), say('connections.health.rotateIt'));
    case 'role':
      return line(
        'fail',
        say('connections.health.roleRefused', name, place),
        say('connections.health.addDeveloper', app),
      );
    case undefined:
      return line(
        'fail',
        say('connections.health.syncFailed', name, place),
        say('connections.health.lookAtSync'),
      );
  }
}

/** That Humanitec takes the token shows in nothing but a sync that ran with it. */
function acceptedLine(syncs: readonly Sync[], since: number): HealthLine {
  if (syncs.length === 0) return line('unknown', say('connections.health.noSyncs'));
  const runs = syncs
    .filter((sync) => hasRun(sync, since))
    .map(({ lastSyncedAt }) => Date.parse(lastSyncedAt ?? ''));
  if (runs.length === 0) return line('unknown', say('connections.health.notRunSince', syncs.length));
  const date = new Date(Math.max(...runs)).toISOString();
  return line('pass', say('connections.health.succeeded', runs.length, syncs.length, { date }));
}

function expiryLine(expiry: Expiry, now: number): HealthLine {
  const end = endOf(expiry);
  if (!end) {
    return expiry.kind === 'never'
      ? line('pass', say('connections.health.never'))
      : line('unknown', say('connections.health.expiryUnknown'), say('connections.health.enterIt'));
  }
  const date = { date: new Date(end.at).toISOString() };
  if (end.at <= now) {
    return line('fail', say('connections.health.expired', date), say('connections.health.rotateIt'));
  }
  const level = levelAt(end.at, now);
  return level !== undefined && level <= PRESSING_DAYS
    ? line('warn', say('connections.health.expires', date), say('connections.health.rotateIt'))
    : line('pass', say('connections.health.expires', date));
}

function line(verdict: Verdict, finding: Sentence, remedy?: Sentence): HealthLine {
  return { verdict, finding, ...(remedy ? { remedy } : {}) };
}
