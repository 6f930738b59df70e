import type { CaptureSource } from '../../utils/capture/types';
import type { Destination, Provenance } from '../../utils/destination/types';
import { type ReadBack, readBackOf } from '../../utils/grant/read-back';
import type { Grant, Obstacle as GrantObstacle } from '../../utils/grant/types';
import { sameApp } from '../../utils/preflight/selection';
import type { AppAccess, Preflight, TrialReads, Verdict, Write } from '../../utils/preflight/types';
import type { Push, PushRequest, Step } from '../../utils/push/types';
import type { Effect, Obstacle as SyncObstacle } from '../../utils/syncs/dry-run/types';
import type { SyncRun, SyncRuns } from '../../utils/syncs/runs/types';
import type { SyncSetup } from '../../utils/syncs/types';
import type { SceneId } from './scenes';
import type { Stored } from './stored';

/** What the popup tells apart, by the unions of the code itself. */
interface Facets {
  source: CaptureSource;
  check: Preflight['state'];
  verdict: Verdict;
  write: Write;
  role: AppAccess['source'];
  absence: NonNullable<AppAccess['absence']>;
  reads: TrialReads;
  grant: Grant['state'];
  readBack: `${'given' | 'uncertain'}, ${ReadBack}`;
  notGranted: GrantObstacle;
  destination: Destination['state'];
  provenance: Provenance['kind'];
  push: Push['state'];
  step: Step['name'];
  succeeded: `${PushRequest['kind']}, ${'as it should be' | 'with a warning'}`;
  sync: SyncSetup['state'];
  runs: SyncRuns['state'];
  run: SyncRun['state'];
  effect: Effect;
  unforetold: SyncObstacle['code'];
}

/** At least one scene for each of them: a state that is new does not build before it is shown. */
export type Shown<Union extends string> = Readonly<Record<Union, readonly [SceneId, ...SceneId[]]>>;

export const SHOWN: { [Facet in keyof Facets]: Shown<Facets[Facet]> } = {
  source: { console: ['ready'], paste: ['pasted'], menu: ['ready-for-several'] },
  check: { running: ['checking', 'checking-apps'], done: ['ready', 'not-ready'] },
  verdict: {
    pass: ['ready'],
    warn: ['ready-with-a-warning'],
    fail: ['not-ready', 'token-refused'],
    unknown: ['unknown', 'checked-before', 'check-stopped', 'offline'],
  },
  write: { yes: ['ready'], no: ['not-ready'], unknown: ['unknown'] },
  role: {
    app: ['ready'],
    administrator: ['ready-with-a-warning'],
    group: ['every-access'],
    none: ['every-access'],
    unknown: ['unknown'],
  },
  absence: { unlisted: ['every-access'], deleting: ['every-access'] },
  reads: { ok: ['ready'], refused: ['every-access'], unknown: ['every-access'] },
  grant: {
    asking: ['fix-asking'],
    ready: ['fix-ready'],
    looking: ['fix-looking'],
    sending: ['fix-sending'],
    given: ['fix-done'],
    uncertain: ['fix-uncertain'],
    impossible: ['fix-no-session'],
  },
  readBack: {
    'given, open': ['fix-reading-back'],
    'given, seen': ['fix-done'],
    'given, unseen': ['fix-not-seen'],
    'given, unknown': ['fix-not-read'],
    'uncertain, open': ['fix-uncertain'],
    'uncertain, seen': ['fix-done-after-all'],
    'uncertain, unseen': ['fix-not-done'],
    'uncertain, unknown': ['fix-not-certain'],
  },
  notGranted: {
    noSession: ['fix-no-session'],
    unusable: ['fix-unusable'],
    otherPerson: ['fix-other-person'],
    accessChanged: ['fix-access-changed'],
    notAllowed: ['fix-not-allowed'],
    refused: ['fix-refused'],
  },
  destination: {
    loading: ['infisical-loading'],
    ready: ['ready', 'existing-connection'],
    'signed-out': ['signed-out', 'session-lost'],
    locked: ['locked'],
    'needs-credentials': ['needs-credentials'],
    'needs-permission': ['needs-permission'],
    failed: ['infisical-not-json', 'no-organization', 'offline'],
  },
  provenance: {
    first: ['ready'],
    known: ['provenance-known'],
    'new-organization': ['provenance-new-organization'],
    'other-destination': ['provenance-other-destination'],
  },
  push: {
    running: ['creating'],
    'waiting-for-sign-in': ['waiting-for-sign-in'],
    'needs-confirmation': ['needs-confirmation', 'needs-confirmation-of-many'],
    succeeded: ['created', 'rotated'],
    failed: ['push-failed'],
    uncertain: ['uncertain', 'still-open', 'earlier-uncertain'],
  },
  step: {
    'signing-in': ['signing-in'],
    checking: ['checking-connection'],
    waiting: ['slowed-down'],
    sending: ['creating'],
    verifying: ['verifying'],
    'looking-up': ['looking-up'],
  },
  succeeded: {
    'create, as it should be': ['created'],
    'create, with a warning': ['created-with-a-warning'],
    'rotate, as it should be': ['rotated'],
    'rotate, with a warning': ['rotated-with-a-warning'],
  },
  sync: {
    choosing: ['sync-choosing', 'sync-without-token'],
    looking: ['sync-looking'],
    looked: ['sync-looked'],
    creating: ['sync-creating'],
    uncertain: ['sync-uncertain'],
    created: ['sync-created'],
    running: ['sync-running'],
    ended: ['sync-succeeded', 'sync-failed'],
  },
  runs: {
    looking: ['syncs-looked-for'],
    running: ['syncs-running'],
    over: ['syncs-over'],
  },
  run: {
    waiting: ['syncs-running'],
    running: ['syncs-running'],
    succeeded: ['syncs-running', 'syncs-over'],
    failed: ['syncs-over'],
    stopped: ['syncs-over'],
  },
  effect: {
    added: ['sync-looked'],
    overwritten: ['sync-looked'],
    deleted: ['sync-looked'],
    'left-alone': ['sync-looked'],
    'stays-plain': ['sync-looked'],
  },
  unforetold: {
    'key-schema-invalid': ['sync-obstacles'],
    'key-refused': ['sync-obstacles'],
    'key-breaks-address': ['sync-obstacles'],
    'key-twice': ['sync-obstacles'],
    'import-unseen': ['sync-obstacles'],
    'too-many-imports': ['sync-obstacles'],
    'inherited-deletion': ['sync-obstacles'],
  },
};

/** What is so in what is stored. */
function facetsOf({ captures, preflight, grant, destination, push, syncSetup, syncRuns }: Stored): {
  [Facet in keyof Facets]: readonly (Facets[Facet] | undefined)[];
} {
  const apps = preflight?.apps ?? [];
  const foretold = syncSetup && 'look' in syncSetup ? syncSetup.look?.dryRun : undefined;
  return {
    source: [captures?.[0]?.source],
    check: [preflight?.state],
    verdict: [preflight?.verdict],
    write: apps.map(({ write }) => write),
    role: apps.map(({ source }) => source),
    absence: apps.map(({ absence }) => absence),
    reads: apps.map(({ trialReads }) => trialReads),
    grant: [grant?.state],
    readBack: [grant && preflight && readBackIn(grant, preflight)],
    notGranted: [grant?.state === 'impossible' ? grant.obstacle : undefined],
    destination: [destination?.state],
    provenance: [destination?.state === 'ready' ? destination.provenance?.kind : undefined],
    push: [push?.state],
    step: [push?.state === 'running' ? push.step.name : undefined],
    succeeded: [push?.state === 'succeeded' ? endOf(push) : undefined],
    sync: [syncSetup?.state],
    runs: [syncRuns?.state],
    run: (syncRuns && 'runs' in syncRuns ? syncRuns.runs : []).map(({ state }) => state),
    effect: (foretold?.keys ?? []).map(({ effect }) => effect),
    unforetold: (foretold?.obstacles ?? []).map(({ code }) => code),
  };
}

function readBackIn(grant: Grant, preflight: Preflight): Facets['readBack'] | undefined {
  if (grant.state !== 'given' && grant.state !== 'uncertain') return undefined;
  const access = preflight.apps.find((app) => sameApp(app, grant));
  return access && `${grant.state}, ${readBackOf(grant, preflight, access)}`;
}

function endOf({ request, proof }: Extract<Push, { state: 'succeeded' }>): Facets['succeeded'] {
  return `${request.kind}, ${proof.warnings.length === 0 ? 'as it should be' : 'with a warning'}`;
}

/** What a scene is said to show and does not, by what is stored while it is shown. */
export function notShown(scene: string, stored: Stored): string[] {
  const facets: Readonly<Record<string, readonly unknown[]>> = facetsOf(stored);
  return Object.entries(SHOWN).flatMap(([facet, states]) =>
    Object.entries(states)
      .filter(([state, scenes]) => scenes.some((id) => id === scene) && !facets[facet]?.includes(state))
      .map(([state]) => `${facet}: ${state}`),
  );
}
