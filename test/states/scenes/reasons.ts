import type { Facts } from '../../../utils/preflight/checks/check';
import { judge, kept } from '../../../utils/preflight/results';
import type { AppAccess, Preflight } from '../../../utils/preflight/types';
import {
  ACME,
  BETA,
  FACTS,
  reaching,
  SHOP,
  unanswered,
  withoutList,
  withoutUser,
} from '../../unit/preflight/checks/facts';
import { detail } from '../detail';
import type { Finding } from '../findings';
import { asStored, preflightOf } from '../judged';
import { type Scene, type Scenes, STEP } from '../scene';

const DAY = 86_400_000;
const CHOSEN = [{ org: 'acme', app: 'shop' }];

const refused = (trouble: Parameters<typeof unanswered>[0]): Facts => {
  const answers = { user: unanswered(trouble), organizations: unanswered(trouble) };
  return { ...FACTS, answers, identity: answers };
};

const owned = (type: 'user' | 'system'): Facts => {
  const { user, organizations } = FACTS.identity;
  if (!user.ok) throw new Error('The owner is not known');
  const identity = { user: { ok: true as const, value: { ...user.value, type } }, organizations };
  return { ...FACTS, answers: identity, identity };
};

const capturedFrom = (capture: Partial<Facts['capture']>): Facts => ({
  ...FACTS,
  capture: { ...FACTS.capture, capturedAt: Date.now(), ...capture },
});

const expiring = (days: number | null, given: Partial<Facts['capture']> = {}): Facts => ({
  ...capturedFrom(given),
  tokens: {
    ok: true,
    value: [
      { id: 'infisical', expiresAt: days === null ? null : new Date(Date.now() + days * DAY).toISOString() },
    ],
  },
});

const unread = (trouble: 'refused' | 'down', expiryHint?: string): Facts => ({
  ...capturedFrom(expiryHint === undefined ? {} : { expiryHint }),
  tokens: { ok: false, trouble },
});

const named = (days: number | null): Facts => {
  const facts = expiring(days, { tokenId: 'infisical' });
  if (!facts.tokens?.ok) throw new Error('There are no tokens');
  return {
    ...facts,
    tokens: { ok: true, value: [...facts.tokens.value, { id: 'another', expiresAt: null }] },
  };
};

const shop = (given: Partial<AppAccess>): Facts => ({ ...FACTS, apps: [{ ...SHOP, ...given }] });
const chosenShop = (given: Partial<AppAccess>): Facts => ({ ...shop(given), selected: CHOSEN });
const VIEWER = { role: 'viewer', write: 'no' } as const;

/** What a check has to find for each of its reasons to come up. */
const REASONS: Record<Finding, () => Facts> = {
  'access.token.refused': () => refused('refused'),
  'access.token.unreachable': () => refused('unreachable'),
  'access.token.busy': () => refused('busy'),
  'access.token.down': () => refused('down'),
  'access.token.unexpected': () => refused('unexpected'),
  // Beside a result from before.
  'access.token.notAgain': () => FACTS,
  'access.kind.person': () => owned('user'),
  'access.kind.system': () => owned('system'),
  'access.kind.unknown': () => withoutUser('refused'),
  'access.organization.none': () => ({ ...reaching(), apps: [] }),
  'access.organization.forbidden': () => ({ ...FACTS, allowed: ['another'] }),
  'access.organization.refused': () => withoutList('refused', ACME),
  'access.organization.unknown': () => withoutList('down', ACME),
  'access.page.mismatch': () => capturedFrom({ pageOrg: 'beta' }),
  'access.page.unknown': () => {
    const { pageOrg: _, ...capture } = FACTS.capture;
    return { ...FACTS, capture };
  },
  'access.expiry.soon': () => expiring(3),
  'access.expiry.past': () => expiring(-3),
  'access.expiry.unknown': () => unread('down'),
  'access.expiry.hintNever': () => unread('refused', 'No expiration'),
  'access.expiry.hintDate': () => unread('refused', '90 days'),
  'access.expiry.formNever': () => unread('down', 'No expiration'),
  'access.expiry.formDate': () => unread('down', '90 days'),
  'access.expiry.namedNever': () => named(null),
  'access.expiry.namedDate': () => named(90),
  'access.organizationRole.administrator': () => ({
    ...shop({ role: 'administrator', source: 'administrator' }),
    organizations: [{ ...ACME, role: 'administrator' }],
  }),
  'access.organizationRole.groupAdministrator': () => shop({ role: 'administrator', source: 'group' }),
  'access.organizationRole.unknown': () => withoutUser('refused'),
  'access.organizationRole.unknownIn': () => reaching(ACME, { ...BETA, role: null }),
  'access.apps.chosen': () => chosenShop(VIEWER),
  'access.apps.nowhere': () => shop(VIEWER),
  'access.apps.none': () => ({ ...FACTS, apps: [] }),
  'access.apps.undetermined': () => shop({ role: null, source: 'unknown', write: 'unknown' }),
  'access.apps.unlisted': () => ({ ...FACTS, organizations: [{ ...ACME, listing: 'unknown' }] }),
  'access.apps.listingRefused': () => ({ ...FACTS, organizations: [{ ...ACME, listing: 'refused' }] }),
  'access.apps.notListedYet': () => chosenShop({ absence: 'unlisted' }),
  'access.syncReads.refused': () =>
    chosenShop({ trialReads: 'refused', refusedEnvironments: ['production'] }),
  'access.syncReads.unknown': () => chosenShop({ trialReads: 'unknown' }),
  'access.syncReads.notTried': () => {
    const { trialReads: _, ...untried } = SHOP;
    return { ...FACTS, apps: [untried], selected: CHOSEN };
  },
  'access.syncReads.nothing': () => ({ ...FACTS, apps: [] }),
};

function preflightFor(finding: Finding): Preflight {
  const preflight = preflightOf(REASONS[finding]());
  if (finding !== 'access.token.notAgain') return preflight;
  const results = kept(preflight, { code: 'humanitecUnreachable', params: [] });
  if (!results) throw new Error('Nothing was kept');
  return asStored(judge(results, []));
}

function sceneOf(finding: Finding): [string, Scene] {
  const id = finding.replaceAll('.', '-');
  const items = (captureId: string) => {
    const preflight = preflightFor(finding);
    if (!preflight.checks.some(({ finding: found }) => found.key === finding))
      throw new Error(`No check finds ${finding} in its facts`);
    return { preflight: { ...preflight, captureId } };
  };
  return [id, detail(id, { means: finding, part: STEP.access, items })];
}

const FINDINGS = Object.keys(REASONS) as Finding[];

/** Each reason for which a token may not be ready, named as in the catalogue. */
export const REASON_SCENES: Scenes = Object.fromEntries(FINDINGS.map(sceneOf));
