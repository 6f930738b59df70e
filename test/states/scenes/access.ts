import type { Page } from '@playwright/test';
import { judge, kept, partly, type Unfinished } from '../../../utils/preflight/results';
import type { AppAccess, Preflight } from '../../../utils/preflight/types';
import { signIn } from '../../support/user';
import { ACME, BETA, FACTS, reaching, SHOP } from '../../unit/preflight/checks/facts';
import { capture, captureOf, issue, openReady, ready, unfoldApps } from '../acts';
import { asStored, preflightOf, showPreflight } from '../judged';
import { type Scenes, STEP } from '../scene';
import type { Stage } from '../stage';

const API = 'api.humanitec.io';

/** A popup whose check waits for an answer. */
async function checking(stage: Stage): Promise<Page> {
  issue(stage.simulators.humanitec);
  await capture(stage);
  await signIn(stage.extension, stage.simulators);
  stage.hold({ host: API, path: /^\/current-user$/ });
  const popup = await stage.open();
  await popup.getByText(stage.text('access.summary.running'), { exact: true }).waitFor();
  await popup.locator('.ending').waitFor();
  return popup;
}

/** A popup whose check is at work and has not come to some of what it looks at. */
async function showUnfinished(
  stage: Stage,
  found: Preflight,
  summary: Unfinished,
  unchecked: readonly string[],
): Promise<Page> {
  const checks = found.checks.filter(({ id }) => !unchecked.includes(id));
  const preflight: Preflight = { ...found, ...partly({ ...found, checks }, summary), state: 'running' };
  await stage.store({ captures: [captureOf()], preflight });
  await signIn(stage.extension, stage.simulators);
  const popup = await stage.open();
  await popup.locator('.ending').waitFor();
  return popup;
}

const app = (id: string, given: Partial<AppAccess> = {}): AppAccess => ({
  ...SHOP,
  app: id,
  name: id,
  ...given,
});

/** One app for each way to hold a role or none. */
const EVERY_ACCESS: AppAccess[] = [
  app('shop'),
  app('checkout', { role: 'owner', source: 'group' }),
  app('payments', { role: 'viewer', write: 'no' }),
  app('billing', { role: null, source: 'none', write: 'no' }),
  app('ledger', { role: null, source: 'unknown', write: 'unknown' }),
  app('search', { role: 'administrator', source: 'administrator', trialReads: 'unknown' }),
  app('mail', { trialReads: 'refused' }),
  app('new', { absence: 'unlisted' }),
  app('old', { absence: 'deleting' }),
];

const refsOf = (apps: readonly AppAccess[]) => apps.map(({ org, app: id }) => ({ org, app: id }));

const LONG = 'platform-engineering-and-developer-experience';
const LONG_NAME = 'Platform Engineering, Developer Experience and Everything Else That Has No Other Home Yet';

/** What the token may do in Humanitec. */
export const ACCESS_SCENES = {
  checking: {
    means: 'The checks are under way. Nothing can be sent before they are done.',
    reach: checking,
  },
  'checking-apps': {
    means: 'Roles are looked up app by app: it says how far it has come.',
    part: STEP.access,
    reach: async (stage) => {
      const found = preflightOf({ ...FACTS, apps: [] }, { progress: { done: 12, total: 40 } });
      // Those of apps come last.
      return showUnfinished(stage, found, 'access.summary.running', ['apps', 'sync-reads']);
    },
  },
  'checked-but-for-policy': {
    means:
      'All but what an administrator allows is known: right after its start the browser has not said it yet.',
    part: STEP.access,
    reach: async (stage) => {
      const popup = await showUnfinished(stage, preflightOf(FACTS), 'access.summary.awaitsPolicy', [
        'organization',
      ]);
      await STEP.access(popup).getByText(stage.text('access.summary.awaitsPolicy')).waitFor();
      return popup;
    },
  },
  'check-stopped': {
    means: 'The user stopped the check before it was done: there is no verdict.',
    part: STEP.access,
    reach: async (stage) => {
      const popup = await checking(stage);
      await stage.button(popup, 'common.cancel').click();
      await popup.getByText(stage.text('access.summary.stopped')).first().waitFor();
      return popup;
    },
  },
  ready: {
    means: 'The token can write, and one click sends it where it says.',
    reach: (stage) => ready(stage),
  },
  'ready-for-several': {
    means: 'It can write to several apps; those that the connection is meant for are chosen.',
    reach: (stage) =>
      showPreflight(
        stage,
        preflightOf({ ...FACTS, apps: EVERY_ACCESS, selected: refsOf(EVERY_ACCESS.slice(0, 2)) }),
        { source: 'menu' },
      ),
  },
  'ready-with-a-warning': {
    means:
      'It can write, and far more than a sync needs: the button says that the user goes on all the same.',
    reach: (stage) => ready(stage, { role: 'administrator' }),
  },
  'not-ready': {
    means: 'It cannot write to any app. What to do about it stands beside each.',
    reach: async (stage) => {
      const popup = await ready(stage, { apps: { payments: 'viewer' } });
      await popup.getByRole('table').waitFor();
      return popup;
    },
  },
  'every-access': {
    means: 'Every way to hold a role or none, app by app.',
    part: STEP.access,
    reach: (stage) =>
      showPreflight(stage, preflightOf({ ...FACTS, apps: EVERY_ACCESS, selected: refsOf(EVERY_ACCESS) })),
  },
  unknown: {
    means: 'A lookup was refused: it is neither said that the token can write nor that it cannot.',
    part: STEP.access,
    reach: async (stage) => {
      const { humanitec } = stage.simulators;
      humanitec.quirks.appList = 'all';
      humanitec.quirks.memberLookup = 'forbidden';
      return ready(stage, {});
    },
  },
  'token-refused': {
    means: 'Humanitec refuses the token. It stays until it is discarded.',
    reach: async (stage) => {
      await capture(stage);
      const popup = await openReady(stage);
      await popup.getByRole('alert').first().waitFor();
      return popup;
    },
  },
  offline: {
    means: 'There is no network: nothing is known of the token or of Infisical.',
    reach: async (stage) => {
      await capture(stage);
      await signIn(stage.extension, stage.simulators);
      stage.simulators.faults.add({ action: { kind: 'drop-before' } });
      const popup = await stage.open();
      await stage.button(popup, 'popup.destination.tryAgain').waitFor({ timeout: 20_000 });
      await popup.getByText(stage.text('failure.humanitecUnreachable.what')).waitFor({ timeout: 20_000 });
      return popup;
    },
  },
  'checked-before': {
    means: 'The last check got no answer; what an earlier one found is still shown, with its date.',
    part: STEP.access,
    reach: (stage) => {
      const before = preflightOf(FACTS, { checkedAt: Date.UTC(2026, 10, 25, 12) });
      const results = kept(before, { code: 'humanitecDown', params: [], status: 503 });
      if (!results) throw new Error('Nothing was kept');
      return showPreflight(stage, asStored(judge(results, [])));
    },
  },
  rechecked: {
    means: 'The role was changed in Humanitec meanwhile: the new check says what is different.',
    part: STEP.access,
    reach: async (stage) => {
      const { humanitec } = stage.simulators;
      const popup = await ready(stage, { apps: { shop: 'viewer' } });
      const [user] = [...humanitec.users.values()].filter(({ type }) => type === 'service');
      humanitec.setAppRole('acme', 'shop', user?.id ?? '', 'developer');
      await stage.button(popup, 'popup.access.checkAgain').click();
      await stage.button(popup, 'popup.connect.create').waitFor();
      return popup;
    },
  },
  'several-organizations': {
    means: 'The token reaches two Humanitec organizations, so apps are named with theirs.',
    part: STEP.access,
    reach: (stage) => {
      const ledger = app('ledger', { org: 'beta' });
      const selected = refsOf([SHOP, ledger]);
      return showPreflight(stage, preflightOf({ ...reaching(ACME, BETA), apps: [SHOP, ledger], selected }));
    },
  },
  'apps-1000': {
    means: 'A thousand apps: those that matter are in sight, all others can be searched.',
    reach: async (stage) => {
      const { humanitec } = stage.simulators;
      humanitec.quirks.appList = 'all';
      humanitec.addApps(1_000);
      return ready(stage);
    },
    isVast: true,
  },
  'apps-searched': {
    means: 'From twenty apps on they can be searched, and sorted by what can be written.',
    part: STEP.access,
    reach: async (stage) => {
      const { humanitec } = stage.simulators;
      humanitec.quirks.appList = 'all';
      humanitec.addApps(25);
      const popup = await ready(stage);
      await unfoldApps(popup);
      await popup.getByRole('searchbox').fill('app-001');
      await popup.getByText(stage.text('popup.table.shown', 10, 28)).waitFor();
      return popup;
    },
  },
  'long-names': {
    means: 'Names as long as they can be, without a place to break.',
    reach: async (stage) => {
      const { humanitec, infisical } = stage.simulators;
      humanitec.addApp('acme', LONG, LONG_NAME);
      humanitec.org('acme').name = LONG_NAME;
      infisical.us.state.seed.organization.name = LONG_NAME.replaceAll(' ', '');
      return ready(stage, {
        name: LONG_NAME.replaceAll(' ', '-'),
        apps: { [LONG]: 'viewer', shop: 'developer' },
      });
    },
  },
} as const satisfies Scenes;
