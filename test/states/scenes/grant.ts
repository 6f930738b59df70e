import type { ReadBack } from '../../../utils/grant/read-back';
import type { Grant, Obstacle } from '../../../utils/grant/types';
import type { Preflight } from '../../../utils/preflight/types';
import { FACTS, SHOP } from '../../unit/preflight/checks/facts';
import { SERVICE_USER_ID } from '../acts';
import { detail } from '../detail';
import { preflightOf } from '../judged';
import { type Scene, type Scenes, STEP } from '../scene';

const PERSON = { id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', name: 'Ada Admin' };
const BEGUN = {
  id: 'grant',
  org: 'acme',
  app: 'shop',
  kind: 'add',
  user: { id: SERVICE_USER_ID, name: 'infisical-sync' },
} as const;
const NO_ROLE = { ...SHOP, role: null, source: 'none', write: 'no' } as const;

type Begun = Grant extends infer Each
  ? Each extends Grant
    ? Omit<Each, keyof typeof BEGUN | 'captureId'>
    : never
  : never;

/** What was begun about shop, beside what the checks say of it. */
function begun(
  id: string,
  means: string,
  grant: Begun,
  given: Partial<Preflight> = {},
  app = NO_ROLE as typeof SHOP,
): Scene {
  return detail(id, {
    means,
    part: STEP.access,
    items: (captureId) => ({
      preflight: preflightOf({ ...FACTS, apps: [app] }, { captureId, ...given }),
      grant: { ...BEGUN, captureId, ...grant } as Grant,
    }),
  });
}

function sent(id: string, means: string, state: 'given' | 'uncertain', readBack: ReadBack): Scene {
  const grant = {
    state,
    person: PERSON,
    at: readBack === 'unknown' ? Number.MAX_SAFE_INTEGER : 0,
    isReading: readBack === 'open',
  };
  return begun(id, means, grant, {}, readBack === 'seen' ? SHOP : (NO_ROLE as typeof SHOP));
}

function impossible(id: string, means: string, obstacle: Obstacle): Scene {
  return begun(id, means, { state: 'impossible', obstacle });
}

/** Access that is fixed in place. */
export const GRANT_SCENES = {
  'fix-asking': begun('fix-asking', 'Humanitec is asked who is signed in to its console.', {
    state: 'asking',
  }),
  'fix-ready': begun('fix-ready', 'What will be done and as whom; nothing is changed before the press.', {
    state: 'ready',
    person: PERSON,
  }),
  'fix-looking': begun('fix-looking', 'Pressed: whether all is still as it was shown is looked at.', {
    state: 'looking',
    person: PERSON,
  }),
  'fix-sending': begun('fix-sending', 'The role is being changed.', { state: 'sending', person: PERSON }),
  'fix-reading-back': sent(
    'fix-reading-back',
    'Humanitec says that it is done; the token is asked.',
    'given',
    'open',
  ),
  'fix-done': sent('fix-done', 'Done, as the token shows.', 'given', 'seen'),
  'fix-not-seen': sent(
    'fix-not-seen',
    'Humanitec says that it is done, and the token does not show it so far.',
    'given',
    'unseen',
  ),
  'fix-not-read': sent(
    'fix-not-read',
    'Humanitec says that it is done; it could not be read back.',
    'given',
    'unknown',
  ),
  'fix-uncertain': sent(
    'fix-uncertain',
    'No clear answer came; the token is asked whether it was done.',
    'uncertain',
    'open',
  ),
  'fix-done-after-all': sent(
    'fix-done-after-all',
    'No clear answer came, but it was done.',
    'uncertain',
    'seen',
  ),
  'fix-not-done': sent(
    'fix-not-done',
    'No clear answer came, and the token does not have the role so far.',
    'uncertain',
    'unseen',
  ),
  'fix-not-certain': sent(
    'fix-not-certain',
    'No clear answer came, and what became of it could not be read.',
    'uncertain',
    'unknown',
  ),
  'fix-no-session': impossible(
    'fix-no-session',
    'Nobody is signed in to the console, or its session does not count here: by hand, then.',
    'noSession',
  ),
  'fix-unusable': impossible('fix-unusable', 'Humanitec’s answer is none to rely on.', 'unusable'),
  'fix-other-person': impossible(
    'fix-other-person',
    'Somebody else is signed in than the one who was named.',
    'otherPerson',
  ),
  'fix-access-changed': impossible(
    'fix-access-changed',
    'The access is not what was shown any more.',
    'accessChanged',
  ),
  'fix-not-allowed': impossible('fix-not-allowed', 'It was switched off meanwhile.', 'notAllowed'),
  'fix-refused': impossible('fix-refused', 'The person may not do it.', 'refused'),
} as const satisfies Scenes;
