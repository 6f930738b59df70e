import type { Capture, Remnant, SetAside } from '../capture/types';
import { PRESSING_DAYS } from '../connections/due';
import { endOf } from '../connections/expiry';
import type { Expiry, KnownConnection } from '../connections/types';
import { daysAfter } from '../days';
import type { Destination } from '../destination/types';
import type { Failure } from '../failure';
import { failureIn } from '../failures/in-state';
import { isFailureCode } from '../failures/known';
import type { RecentFailure } from '../failures/storage';
import type { Grant } from '../grant/types';
import type { HistoryEntry } from '../history/types';
import type { Profile } from '../infisical/types';
import type { InForce } from '../policy/in-force';
import { fixedKeys } from '../policy/types';
import type { Preferences } from '../preferences';
import type { Preflight, Verdict } from '../preflight/types';
import type { Intent, Push } from '../push/types';
import type { SyncIntent, SyncSetup } from '../syncs/types';
import type { Granted, Problem, Report, Surroundings } from './report';
import { numbersOf } from './surroundings';

/** What a report of a problem is made from. */
export interface DiagnosticFacts {
  version: string;
  surroundings: Surroundings;
  granted: Granted;
  stored: Report['stored'];
  policy: InForce;
  profiles: readonly Profile[];
  preferences: Preferences;
  captures: readonly Capture[];
  setAside: readonly SetAside[];
  lost: readonly Remnant[];
  preflight: Preflight | null;
  destination: Destination | null;
  push: Push | null;
  intent: Intent | null;
  grant: Grant | null;
  sync: SyncSetup | null;
  syncIntent: SyncIntent | null;
  connections: readonly KnownConnection[] | null;
  history: readonly HistoryEntry[];
  failures: readonly RecentFailure[];
  /** Epoch milliseconds. */
  now: number;
}

/** The report of all that is known: states, counts and codes of it, and nothing that anybody typed or a service named. */
export function composeReport(facts: DiagnosticFacts): Report {
  const { preflight, destination, push, grant, sync } = facts;
  return {
    ...facts.surroundings,
    extension: numbersOf(facts.version),
    granted: facts.granted,
    policy: policyOf(facts.policy),
    profiles: facts.profiles.map(profileOf),
    preferences: facts.preferences,
    tokens: {
      waiting: facts.captures.length,
      discarded: facts.setAside.length,
      lost: facts.lost.length,
    },
    preflight: preflight
      ? {
          state: preflight.state,
          isPartial: preflight.isPartial,
          verdict: preflight.verdict,
          apps: preflight.apps.length,
          problem: problemOf(preflight.failure),
        }
      : undefined,
    destination: destination
      ? { state: destination.state, problem: problemOf(failureIn(destination)) }
      : undefined,
    push: push
      ? {
          kind: push.request.kind,
          state: push.state,
          step: push.state === 'running' ? push.step.name : undefined,
          problem: problemOf(failureIn(push)),
        }
      : undefined,
    grant: grant
      ? {
          kind: grant.kind,
          state: grant.state,
          obstacle: grant.state === 'impossible' ? grant.obstacle : undefined,
        }
      : undefined,
    sync: sync ? { state: sync.state, problem: problemOf(failureIn(sync)) } : undefined,
    unfinished: { push: facts.intent !== null, sync: facts.syncIntent !== null },
    connections: connectionsOf(facts.connections ?? [], facts.now),
    history: facts.history.length,
    failures: facts.failures.map(({ at, ...failure }) => ({ at, ...known(failure) })),
    stored: facts.stored,
  };
}

function policyOf(policy: InForce): Report['policy'] {
  return {
    kind: policy.kind,
    fixes: policy.kind === 'policy' ? fixedKeys(policy.policy) : [],
    problem: policy.kind === 'refused' ? problemOf(policy.failure) : undefined,
  };
}

function profileOf({ instance, signIn, scope, sendCookies }: Profile): Report['profiles'][number] {
  return {
    instance,
    method: signIn.method,
    level: scope.level,
    sendsCookies: sendCookies === true,
    remembers: signIn.method === 'universal-auth' && signIn.remember,
  };
}

function connectionsOf(all: readonly KnownConnection[], now: number): Report['connections'] {
  const count = (fits: (one: KnownConnection) => boolean): number => all.filter(fits).length;
  const ending = (kind: Expiry['kind']) => count(({ expiry }) => expiry.kind === kind);
  const healthy = (verdict: Verdict) => count(({ health }) => health?.lines[0]?.verdict === verdict);
  const ends = all.flatMap(({ expiry }) => endOf(expiry)?.at ?? []);
  return {
    ends: {
      known: ending('known'),
      entered: ending('entered'),
      never: ending('never'),
      unknown: ending('unknown'),
    },
    over: ends.filter((at) => at <= now).length,
    near: ends.filter((at) => at > now && at <= daysAfter(now, PRESSING_DAYS)).length,
    health: {
      pass: healthy('pass'),
      warn: healthy('warn'),
      fail: healthy('fail'),
      unknown: healthy('unknown'),
      unchecked: count(({ health }) => health === undefined),
    },
    rotating: count(({ rotation }) => rotation !== undefined),
  };
}

function problemOf(failure: Failure | undefined): Problem | undefined {
  return failure && known(failure);
}

function known({ code, status }: Pick<Failure, 'code' | 'status'>): Problem {
  return { code: isFailureCode(code) ? code : 'other', status };
}
