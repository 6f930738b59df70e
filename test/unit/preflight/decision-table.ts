import type { AppAccess, Verdict, Write } from '@/utils/preflight/types';
import type { Simulators } from '../../simulators';
import type { AppRole, OrgRole } from '../../simulators/humanitec/model';

type Arrange = (simulators: Simulators) => void;

/** What Humanitec's documentation leaves open, or what goes wrong: how it reads, and how it is brought about. */
const ANSWERS = {
  'as documented': () => {},
  'the app is listed': listsShopToEverybody,
  'the app is listed, its members are 403': (simulators) => {
    listsShopToEverybody(simulators);
    simulators.humanitec.quirks.memberLookup = 'forbidden';
  },
  "the app is listed, the user's groups are 403": (simulators) => {
    listsShopToEverybody(simulators);
    failing(/\/groups$/, 403)(simulators);
  },
  'the app is listed, the roles name another one': (simulators) => {
    listsShopToEverybody(simulators);
    const { humanitec } = simulators;
    humanitec.setAppRole('acme', 'checkout', theServiceUser(humanitec), 'viewer');
  },
  'the roles name only another organization': (simulators) => {
    const { humanitec } = simulators;
    humanitec.addOrg('beta');
    humanitec.addApp('beta', 'ledger');
    humanitec.setOrgRole('beta', theServiceUser(humanitec), 'member');
    humanitec.setAppRole('beta', 'ledger', theServiceUser(humanitec), 'viewer');
    listsShopToEverybody(simulators);
  },
  'the list lacks the app': ({ faults }) =>
    faults.add({ path: /^\/orgs\/acme\/apps$/, action: { kind: 'status', status: 200, body: [] } }),
  'the app is being deleted': ({ humanitec }) => {
    humanitec.app('acme', 'shop').status = 'deleting';
  },
  'the roles name environment types, and begin without a slash': ({ humanitec }) => {
    humanitec.quirks.rolesNameEnvTypes = true;
    humanitec.quirks.rolesBeginWithSlash = false;
  },
  'the roles contain group roles': ({ humanitec }) => {
    humanitec.quirks.rolesMergeGroups = true;
  },
  'the roles name no apps': omitsApps,
  'the roles name no apps, and the lookup is 403': (simulators) => {
    omitsApps(simulators);
    simulators.humanitec.quirks.memberLookup = 'forbidden';
  },
  'the roles name no apps, and the lookup is 429': failsLookup({ kind: 'status', status: 429 }),
  'the roles name no apps, and the lookup is 500': failsLookup({ kind: 'status', status: 500 }),
  'the roles name no apps, and the lookup breaks off': failsLookup({ kind: 'drop-before' }),
  "the app's members are 403": ({ humanitec }) => {
    humanitec.quirks.memberLookup = 'forbidden';
  },
  "the user's groups are 403": failing(/\/groups$/, 403),
  "the user's groups are 404": failing(/\/groups$/, 404),
  "the user's groups are 429": failing(/\/groups$/, 429),
  "the user's groups are 500": failing(/\/groups$/, 500),
  "the user's groups are a web page": ({ faults }) =>
    faults.add({ path: /\/groups$/, action: { kind: 'html' } }),
  '/current-user is 403': ({ humanitec }) => {
    humanitec.quirks.currentUserRefusesServiceUsers = true;
  },
  '/current-user is 401': failing(/^\/current-user$/, 401),
  '/current-user and /orgs are 401': failing(/^\/(current-user|orgs)$/, 401),
  '/current-user and /orgs are 403': failing(/^\/(current-user|orgs)$/, 403),
  '/current-user and /orgs are 429': failing(/^\/(current-user|orgs)$/, 429),
  '/current-user and /orgs are 500': failing(/^\/(current-user|orgs)$/, 500),
  '/current-user is 403 and /orgs is 500': (simulators) => {
    failing(/^\/current-user$/, 403)(simulators);
    failing(/^\/orgs$/, 500)(simulators);
  },
  'nothing answers': ({ faults }) => faults.add({ action: { kind: 'drop-before' } }),
  'a web page answers': ({ faults }) => faults.add({ action: { kind: 'html' } }),
  '/orgs is []': ({ faults }) =>
    faults.add({ path: /^\/orgs$/, action: { kind: 'status', status: 200, body: [] } }),
  '/orgs is 403': failing(/^\/orgs$/, 403),
  '/orgs is 500': failing(/^\/orgs$/, 500),
  'the list of apps is 403': failing(/^\/orgs\/acme\/apps$/, 403),
  'the list of apps is 500': failing(/^\/orgs\/acme\/apps$/, 500),
  'the values are 403': failing(/\/values$/, 403),
  'the values are 500': failing(/\/values$/, 500),
  "the token's metadata is 403": ({ humanitec }) => {
    humanitec.quirks.ownTokensForbidden = true;
  },
} satisfies Record<string, Arrange>;

export interface Row {
  organization: OrgRole;
  /** `auditor` stands for a role that nobody documents. */
  app?: AppRole | 'auditor';
  group?: AppRole;
  answers: keyof typeof ANSWERS;
  /** What is known about the app `shop`; null when it is not in the table at all. */
  access: { role: string | null; source: AppAccess['source']; write: Write } | null;
  verdict: Verdict;
}

export function arrange(row: Row, simulators: Simulators): void {
  ANSWERS[row.answers](simulators);
}

const yes = (role: string, source: AppAccess['source'] = 'app') => ({ role, source, write: 'yes' }) as const;
const no = (role: string | null, source: AppAccess['source'] = 'app') =>
  ({ role, source, write: 'no' }) as const;
const open = (role: string | null = null, source: AppAccess['source'] = 'unknown') =>
  ({ role, source, write: 'unknown' }) as const;
const notAMember = no(null, 'none');
const everywhere = yes('administrator', 'administrator');

const member = { organization: 'member', answers: 'as documented' } as const;

/** One service user, one app: who it is, what Humanitec answers, and what is made of it. */
export const DECISIONS: readonly Row[] = [
  // The role on the organization
  { ...member, organization: 'administrator', access: everywhere, verdict: 'warn' },
  { ...member, organization: 'administrator', app: 'viewer', access: everywhere, verdict: 'warn' },
  {
    ...member,
    organization: 'manager',
    answers: 'the app is listed, the roles name another one',
    access: notAMember,
    verdict: 'fail',
  },
  { ...member, organization: 'manager', app: 'viewer', access: no('viewer'), verdict: 'fail' },
  { ...member, organization: 'manager', app: 'developer', access: yes('developer'), verdict: 'pass' },
  { ...member, organization: 'orgViewer', access: notAMember, verdict: 'fail' },
  { ...member, organization: 'orgViewer', app: 'developer', access: yes('developer'), verdict: 'pass' },
  { ...member, organization: 'artefactContributor', access: null, verdict: 'fail' },
  {
    ...member,
    organization: 'artefactContributor',
    app: 'developer',
    access: yes('developer'),
    verdict: 'pass',
  },
  // The role on the app
  { ...member, access: null, verdict: 'fail' },
  {
    ...member,
    answers: 'the app is listed, the roles name another one',
    access: notAMember,
    verdict: 'fail',
  },
  { ...member, answers: 'the app is listed', access: notAMember, verdict: 'fail' },
  { ...member, answers: 'the app is listed, its members are 403', access: open(), verdict: 'unknown' },
  {
    ...member,
    answers: 'the roles name only another organization',
    access: notAMember,
    verdict: 'fail',
  },
  {
    ...member,
    organization: 'manager',
    answers: 'as documented',
    access: null,
    verdict: 'fail',
  },
  {
    ...member,
    app: 'developer',
    answers: 'the roles name environment types, and begin without a slash',
    access: yes('developer'),
    verdict: 'pass',
  },
  {
    ...member,
    app: 'developer',
    answers: 'the list lacks the app',
    access: yes('developer'),
    verdict: 'warn',
  },
  { ...member, app: 'viewer', answers: 'the list lacks the app', access: no('viewer'), verdict: 'fail' },
  { ...member, app: 'developer', answers: 'the app is being deleted', access: null, verdict: 'fail' },
  { ...member, app: 'viewer', access: no('viewer'), verdict: 'fail' },
  { ...member, app: 'developer', access: yes('developer'), verdict: 'pass' },
  { ...member, app: 'owner', access: yes('owner'), verdict: 'pass' },
  { ...member, app: 'auditor', access: open('auditor', 'app'), verdict: 'unknown' },
  // A role held by a group
  { ...member, group: 'viewer', access: no('viewer', 'group'), verdict: 'fail' },
  { ...member, group: 'developer', access: yes('developer', 'group'), verdict: 'pass' },
  { ...member, app: 'viewer', group: 'owner', access: yes('owner', 'group'), verdict: 'pass' },
  { ...member, app: 'developer', group: 'viewer', access: yes('developer'), verdict: 'pass' },
  {
    ...member,
    group: 'developer',
    answers: 'the roles contain group roles',
    access: yes('developer'),
    verdict: 'pass',
  },
  { ...member, group: 'developer', answers: "the app's members are 403", access: open(), verdict: 'unknown' },
  {
    ...member,
    app: 'viewer',
    group: 'developer',
    answers: "the app's members are 403",
    access: open('viewer'),
    verdict: 'unknown',
  },
  { ...member, app: 'viewer', answers: "the user's groups are 403", access: no('viewer'), verdict: 'fail' },
  {
    ...member,
    organization: 'orgViewer',
    answers: "the user's groups are 403",
    access: notAMember,
    verdict: 'fail',
  },
  {
    ...member,
    answers: "the app is listed, the user's groups are 403",
    access: open(),
    verdict: 'unknown',
  },
  { ...member, app: 'viewer', answers: "the user's groups are 404", access: no('viewer'), verdict: 'fail' },
  ...(['429', '500', 'a web page'] as const).map(
    (answer): Row => ({
      ...member,
      app: 'viewer',
      answers: `the user's groups are ${answer}`,
      access: open('viewer'),
      verdict: 'unknown',
    }),
  ),
  {
    ...member,
    app: 'viewer',
    group: 'owner',
    answers: 'the roles contain group roles',
    access: yes('owner'),
    verdict: 'pass',
  },
  // Roles that have to be looked up
  {
    ...member,
    app: 'developer',
    answers: 'the roles name no apps',
    access: yes('developer'),
    verdict: 'pass',
  },
  { ...member, app: 'viewer', answers: 'the roles name no apps', access: no('viewer'), verdict: 'fail' },
  {
    ...member,
    organization: 'orgViewer',
    answers: 'the roles name no apps',
    access: notAMember,
    verdict: 'fail',
  },
  {
    ...member,
    organization: 'administrator',
    answers: 'the roles name no apps, and the lookup is 403',
    access: everywhere,
    verdict: 'warn',
  },
  ...(['403', '429', '500'] as const).map(
    (status): Row => ({
      ...member,
      app: 'developer',
      answers: `the roles name no apps, and the lookup is ${status}`,
      access: open(),
      verdict: 'unknown',
    }),
  ),
  {
    ...member,
    app: 'developer',
    answers: 'the roles name no apps, and the lookup breaks off',
    access: open(),
    verdict: 'unknown',
  },
  // Whose token it is stays open
  { ...member, app: 'developer', answers: '/current-user is 403', access: open(), verdict: 'unknown' },
  { ...member, app: 'developer', answers: '/current-user is 401', access: open(), verdict: 'unknown' },
  // The token itself
  { ...member, app: 'developer', answers: '/current-user and /orgs are 401', access: null, verdict: 'fail' },
  { ...member, app: 'developer', answers: '/current-user and /orgs are 403', access: null, verdict: 'fail' },
  {
    ...member,
    app: 'developer',
    answers: '/current-user and /orgs are 429',
    access: null,
    verdict: 'unknown',
  },
  {
    ...member,
    app: 'developer',
    answers: '/current-user and /orgs are 500',
    access: null,
    verdict: 'unknown',
  },
  {
    ...member,
    app: 'developer',
    answers: '/current-user is 403 and /orgs is 500',
    access: null,
    verdict: 'unknown',
  },
  { ...member, app: 'developer', answers: 'nothing answers', access: null, verdict: 'unknown' },
  { ...member, app: 'developer', answers: 'a web page answers', access: null, verdict: 'unknown' },
  // The organization
  { ...member, app: 'developer', answers: '/orgs is []', access: null, verdict: 'fail' },
  { ...member, app: 'developer', answers: '/orgs is 403', access: yes('developer'), verdict: 'fail' },
  { ...member, app: 'developer', answers: '/orgs is 500', access: yes('developer'), verdict: 'unknown' },
  // What a sync does first, and what stays open
  {
    ...member,
    app: 'developer',
    answers: 'the list of apps is 403',
    access: yes('developer'),
    verdict: 'warn',
  },
  {
    ...member,
    app: 'developer',
    answers: 'the list of apps is 500',
    access: yes('developer'),
    verdict: 'pass',
  },
  { ...member, answers: 'the list of apps is 403', access: null, verdict: 'unknown' },
  { ...member, answers: 'the list of apps is 500', access: null, verdict: 'unknown' },
  { ...member, app: 'developer', answers: 'the values are 403', access: yes('developer'), verdict: 'fail' },
  {
    ...member,
    app: 'developer',
    answers: 'the values are 500',
    access: yes('developer'),
    verdict: 'unknown',
  },
  {
    ...member,
    app: 'developer',
    answers: "the token's metadata is 403",
    access: yes('developer'),
    verdict: 'pass',
  },
];

/** The rows as docs/access.md shows them. */
export function asMarkdown(rows: readonly Row[]): string {
  const lines = rows.map(({ organization, app, group, answers, access, verdict }) => [
    organization,
    app ?? '–',
    group ?? '–',
    answers,
    roleShown(access),
    access && access.source !== 'none' ? access.source : '–',
    access?.write ?? '–',
    verdict,
  ]);
  const head = [
    'Organization',
    'App',
    'Group',
    'Humanitec answers',
    'Role shown',
    'From',
    'Can write',
    'Verdict',
  ];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function roleShown(access: Row['access']): string {
  if (!access) return 'not listed';
  return access.role ?? (access.source === 'unknown' ? 'unknown' : 'none');
}

function theServiceUser(humanitec: Simulators['humanitec']): string {
  return [...humanitec.users.values()].find(({ type }) => type === 'service')?.id ?? '';
}

function failing(path: RegExp, status: number): Arrange {
  return ({ faults }) => faults.add({ path, action: { kind: 'status', status } });
}

function omitsApps({ humanitec }: Pick<Simulators, 'humanitec'>): void {
  humanitec.quirks.rolesOmitApps = true;
}

function failsLookup(action: Parameters<Simulators['faults']['add']>[0]['action']): Arrange {
  return (simulators) => {
    omitsApps(simulators);
    simulators.faults.add({ path: /\/apps\/shop\/users\//, action });
  };
}

/** Members see only apps they have a role on; whether the real list is like that is not documented. */
function listsShopToEverybody({ faults }: Pick<Simulators, 'humanitec' | 'faults'>): void {
  const body = [
    { id: 'shop', name: 'Shop', envs: { id: 'development', name: 'Development', type: 'development' } },
  ];
  faults.add({ path: /^\/orgs\/acme\/apps$/, action: { kind: 'status', status: 200, body } });
}
