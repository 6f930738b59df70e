import { currentCapture } from '../capture/vault';
import { humanitec } from '../humanitec/client';
import { inTurn } from '../in-turn';
import { accessNow } from '../preflight/expected-role';
import { Lookups } from '../preflight/lookups';
import { checkForRole, expectRole, startPreflight } from '../preflight/runner';
import { sameApp } from '../preflight/selection';
import { preflightItem } from '../preflight/storage';
import type { AppAccess } from '../preflight/types';
import { askPerson, sendGrant } from './ask';
import { isInTerms, offerFor } from './offer';
import { grantItem } from './storage';
import { readTerms } from './terms';
import type { Grant, GrantIn, GrantKind, GrantRequest, Obstacle, Somebody } from './types';

/** All popups and clicks come through here, one after the other: what one has begun, the next finds begun. */
const turn = inTurn();

/** Finds out as whom a service user would be made developer. Does nothing where that is not on offer. */
export function prepareGrant({ captureId, org, app }: GrantRequest): Promise<void> {
  return turn(async () => {
    const offered = await offeredNow({ captureId, org, app });
    if (typeof offered === 'string') return;
    const { kind, user } = offered;
    const grant = { id: crypto.randomUUID(), captureId, org, app, kind, user };
    await grantItem.set({ ...grant, state: 'asking' });
    const asked = await askPerson(org);
    await grantItem.set(
      'person' in asked
        ? { ...grant, state: 'ready', person: asked.person }
        : { ...grant, state: 'impossible', obstacle: asked.obstacle },
    );
  });
}

/** Does what was shown, once, and has it read back with the token. */
export function giveGrant(grantId: string): Promise<void> {
  return turn(async () => {
    const grant = await grantItem.get();
    if (grant?.state !== 'ready' || grant.id !== grantId) return;
    await grantItem.set({ ...grant, state: 'looking' });
    const obstacle = await obstacleTo(grant).catch((): Obstacle => 'unusable');
    if (obstacle) return stop(grant, obstacle);
    const sending = { ...grant, state: 'sending' } as const;
    await grantItem.set(sending);
    const outcome = await sendGrant(sending);
    if (outcome === 'refused' || outcome === 'notAllowed') return stop(grant, outcome);
    await grantItem.set({ ...grant, state: outcome, at: Date.now(), isReading: true });
    // Not waited for: it shows by itself how far it has come.
    void readBack(grant);
  });
}

/** Has the token checked until it has the role, or for as long as a role may take. */
async function readBack({ id, captureId, org, app }: Grant): Promise<void> {
  await checkForRole(captureId, { org, app }).catch(() => undefined);
  await turn(async () => {
    const grant = await grantItem.get();
    if (grant?.id === id && 'isReading' in grant) await grantItem.set({ ...grant, isReading: false });
  });
}

/** Forgets a grant, unless it is another one by now. */
export function clearGrant(grantId: string): Promise<void> {
  return turn(async () => {
    if ((await grantItem.get())?.id === grantId) await grantItem.set(null);
  });
}

/** Says of a grant that was cut off what is known: before the request went out nothing has happened. Call it when the background starts. */
export function settleGrant(): Promise<void> {
  return turn(async () => {
    const grant = await grantItem.get();
    if (grant?.state === 'asking' || grant?.state === 'looking') await grantItem.set(null);
    if (grant?.state === 'sending')
      await grantItem.set({ ...grant, state: 'uncertain', at: Date.now(), isReading: false });
    else if (grant && 'isReading' in grant && grant.isReading)
      await grantItem.set({ ...grant, isReading: false });
    else return;
    // The next check tells, and gives the role its time.
    await expectRole({ org: grant.org, app: grant.app });
  });
}

/** What is shown goes on being shown: only what is behind it is looked at anew. */
async function obstacleTo(grant: GrantIn<'ready'>): Promise<Obstacle | undefined> {
  const offered = await offeredNow(grant);
  if (typeof offered === 'string') return offered;
  if (offered.kind !== grant.kind || offered.user.id !== grant.user.id) return 'accessChanged';
  const changed = await accessObstacle(grant, offered.access);
  if (changed) return changed;
  const asked = await askPerson(grant.org);
  if ('obstacle' in asked) return asked.obstacle;
  if (asked.person.id !== grant.person.id) return 'otherPerson';
  return undefined;
}

/** A role that was raised since the check is not lowered: it is asked for once more, with the token. */
async function accessObstacle(
  { captureId, user }: GrantIn<'ready'>,
  shown: AppAccess,
): Promise<Obstacle | undefined> {
  const held = await currentCapture();
  if (held?.capture.id !== captureId) return 'accessChanged';
  const client = humanitec(held.token);
  const now = await accessNow(client, new Lookups(client), shown);
  if (!now) return 'unusable';
  const isSame = now.access.role === shown.role && now.access.source === shown.source;
  return isSame && now.userId === user.id ? undefined : 'accessChanged';
}

interface Offered {
  kind: GrantKind;
  user: Somebody;
  access: AppAccess;
}

/** What is on offer for an app of the checked token in work, by what is stored and by the terms as they are now. */
async function offeredNow({ captureId, org, app }: GrantRequest): Promise<Offered | Obstacle> {
  const [terms, preflight, held] = await Promise.all([readTerms(), preflightItem.get(), currentCapture()]);
  if (!isInTerms(terms, org)) return 'notAllowed';
  const isShown = preflight?.captureId === captureId && held?.capture.id === captureId;
  const access = isShown ? preflight.apps.find((one) => sameApp(one, { org, app })) : undefined;
  const user = preflight?.serviceUser;
  if (!preflight || !access || !user) return 'accessChanged';
  const kind = offerFor(preflight, access, terms);
  return kind ? { kind, user: { id: user.id, name: user.name }, access } : 'accessChanged';
}

async function stop({ id, captureId, org, app, kind, user }: Grant, obstacle: Obstacle): Promise<void> {
  await grantItem.set({ id, captureId, org, app, kind, user, state: 'impossible', obstacle });
  // So that the row says what is the case.
  if (obstacle === 'accessChanged') void startPreflight(captureId);
}
