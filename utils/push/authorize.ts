import type { Capture } from '../capture/types';
import { currentCapture } from '../capture/vault';
import { isSuspicious } from '../destination/provenance';
import type { Provenance } from '../destination/types';
import { fail } from '../failure';
import type { TokenFacts } from '../history/types';
import { findProfile } from '../infisical/profiles';
import { shownOrganization } from '../infisical/shown-organization';
import type { Account, Profile } from '../infisical/types';
import { expiryOf } from '../preflight/expiry-hint';
import { preflightItem } from '../preflight/storage';
import type { Preflight } from '../preflight/types';
import { reasons } from '../preflight/verdict';
import { nameAndId } from '../preflight/words';
import type { Secret } from '../secret';
import { type Sentence, say } from '../sentence';
import { hasPassed } from './passed';
import { requirePolicy } from './require-policy';
import { intentItem, pushItem } from './storage';
import type { ListedProject, PushIn, PushRequest } from './types';

/** A request that may be carried out, and all that it needs. */
export interface Authorized {
  request: PushRequest;
  profile: Profile;
  token: Secret;
  facts: TokenFacts;
  preflight: Preflight | undefined;
  /** Rotate: the user has read the warnings of this very push and goes on. */
  isConfirmed: boolean;
  /** What the user has read and goes on despite. */
  accepted: Sentence[];
  /** Rotate: what was listed for this rotation already. */
  listed: readonly ListedProject[];
  /** Rotate: how many other projects there are. */
  unlisted: number;
  /** Rotate: the user waits for the syncs of all projects. */
  wantsAll: boolean;
}

/**
 * Authorizes a request, or refuses it before anything is sent: the capture must be the one shown and its checks passed
 * (or the user creates anyway), the profile must point where the user was told, and the policy must allow it.
 */
export async function authorize(request: PushRequest): Promise<Authorized> {
  if (await intentItem.get()) throw fail('pushUnfinished');
  const current = await currentCapture();
  if (current?.capture.id !== request.captureId) throw fail('pushCaptureGone');
  const profile = await findProfile(request.profileId);
  if (profile.siteUrl !== request.siteUrl) throw fail('pushOriginChanged', [profile.siteUrl]);

  const stored = await preflightItem.get();
  const preflight = stored?.captureId === request.captureId ? stored : undefined;
  await requirePolicy({ request, profile, preflight });
  if (request.kind === 'create') requireChecked(preflight, request.despiteWarnings);
  const question = await questionBefore(request);
  const confirmed = request.despiteWarnings ? question?.warnings : undefined;
  return {
    request,
    profile,
    token: current.token,
    facts: factsOf(current.capture, preflight),
    preflight,
    isConfirmed: confirmed !== undefined,
    accepted: confirmed ?? (request.kind === 'create' ? shortcomings(preflight) : []),
    listed: question?.listed ?? [],
    unlisted: question?.unlisted ?? 0,
    wantsAll: request.kind === 'rotate' && request.wantsAll === true,
  };
}

/** Why the checks of a token are no `pass`, for the user to decide and to be told with the result; empty when they are. */
export function shortcomings(preflight: Preflight | undefined): Sentence[] {
  if (!preflight) return [say('push.warning.unchecked')];
  if (hasPassed(preflight)) return [];
  // With a warning the summary is still about what can be written.
  const [gravest] = preflight.verdict === 'warn' ? reasons(preflight.checks) : [];
  return [gravest?.finding ?? preflight.summary];
}

/** The organization can be switched in the web app at any time: it must still be the one shown. */
export function requireShownOrganization({ organization }: Account, { organizationId }: PushRequest): void {
  if ((organization?.id ?? null) === organizationId) return;
  if (!organization) throw fail('pushOrganizationChanged', ['?']);
  throw fail('pushOrganizationChanged', [nameAndId(shownOrganization(organization))]);
}

/** What speaks against a destination is read before a connection is made there; an update asks about it by itself. */
export function requireShownProvenance(provenance: Provenance | undefined, request: PushRequest): void {
  if (request.kind !== 'create' || !isSuspicious(provenance)) return;
  const isRead = request.despiteWarnings && JSON.stringify(request.provenance) === JSON.stringify(provenance);
  if (!isRead) throw fail('pushProvenanceUnread');
}

/** While checks run there is no reason yet that a user could have read and go on despite. */
function requireChecked(preflight: Preflight | undefined, despiteWarnings: boolean): void {
  if (hasPassed(preflight) || (despiteWarnings && preflight?.state === 'done')) return;
  throw fail('pushChecksNotPassed');
}

/**
 * The question about this very rotation that the user was asked. `despiteWarnings` only counts for warnings that were shown,
 * which are those.
 */
async function questionBefore(request: PushRequest): Promise<PushIn<'needs-confirmation'> | undefined> {
  const shown = await pushItem.get();
  if (shown?.state !== 'needs-confirmation') return undefined;
  if (request.kind !== 'rotate' || shown.request.kind !== 'rotate') return undefined;
  const isThis =
    shown.request.captureId === request.captureId &&
    shown.request.profileId === request.profileId &&
    shown.request.siteUrl === request.siteUrl &&
    shown.request.organizationId === request.organizationId &&
    shown.request.connectionId === request.connectionId;
  return isThis ? shown : undefined;
}

function factsOf(capture: Capture, preflight: Preflight | undefined): TokenFacts {
  const tokenId = preflight?.token?.id ?? capture.tokenId;
  const known = preflight?.token?.expiresAt;
  // That it never ends is believed of Humanitec alone: a page could keep the user from being warned.
  const expires =
    known === undefined ? (expiryOf(capture.expiryHint, capture.capturedAt) ?? undefined) : known;
  return {
    humanitecOrganizations: preflight?.organizations.map(({ id }) => id) ?? [],
    ...(preflight?.serviceUser
      ? { serviceUserId: preflight.serviceUser.id, serviceUserName: preflight.serviceUser.name }
      : {}),
    ...(tokenId === undefined ? {} : { tokenId }),
    ...(expires === null || (expires !== undefined && !Number.isNaN(Date.parse(expires)))
      ? { tokenExpiresAt: expires }
      : {}),
  };
}
