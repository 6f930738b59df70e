import pMap from 'p-map';
import { accessOf, type Held } from '../humanitec/access';
import { type Humanitec, IN_FLIGHT } from '../humanitec/client';
import { writeOf } from '../humanitec/roles';
import type { Group, Member } from '../humanitec/schemas';
import { MAX_LOOKUPS } from './limits';
import { type Reply, replyTo, type Trouble } from './reply';
import { sameApp } from './selection';
import type { AppAccess, AppRef, OrganizationAccess } from './types';

export interface Progress {
  done: number;
  total: number;
}

/** What is to be completed. */
export interface Question {
  userId: string;
  organizations: readonly Pick<OrganizationAccess, 'id' | 'role'>[];
  apps: readonly AppAccess[];
  /** Looked up first, and also where the roles say that none is held. */
  chosen: readonly AppRef[];
}

/** Apps between two reports of progress: each is written to the session storage, with all apps. */
const PROGRESS_STEP = 10;

/** After these the next question would fail as well, perhaps only after half a minute. */
const HOPELESS: ReadonlySet<Trouble> = new Set(['busy', 'unreachable']);

/** Looks up, one by one, what the roles of `/current-user` leave open: app roles they do not name, and groups. */
export class Lookups {
  readonly #groups = new Map<string, Promise<Reply<Group[]>>>();
  /** Set once Humanitec asks to slow down even after the retries, or is out of reach: then nothing more is asked. */
  #stopped = false;
  #wasRefused = false;

  constructor(private readonly client: Humanitec) {}

  /** Whether any lookup was refused: for want of a right, or because the token was revoked meanwhile. */
  get wasRefused(): boolean {
    return this.#wasRefused;
  }

  /** Asks early for the groups in these organizations, which {@link complete} will want to know. */
  expect(userId: string, organizations: readonly string[]): void {
    for (const org of organizations) void this.#groupsIn(org, userId);
  }

  /**
   * Gives the apps with what single lookups add, in the same order. Asks nothing about apps that can be written or that
   * no list shows; a role held by a group is looked for only in organizations where the user is in a group at all.
   */
  async complete(question: Question, onProgress: (progress: Progress) => void): Promise<AppAccess[]> {
    const { apps, chosen } = question;
    const isChosen = (app: AppAccess) => chosen.some((one) => sameApp(one, app));
    const denied = apps.filter(({ write, absence }) => write !== 'yes' && absence === undefined);
    const groups = await this.#groupsOfAll(denied, question);
    const inGroups = ({ org }: AppAccess) => groupsIn(groups, org).length > 0;

    const open = denied.filter(
      (app) => app.source === 'unknown' || inGroups(app) || (app.source === 'none' && isChosen(app)),
    );
    const first = [...open.filter(isChosen), ...open.filter((app) => !isChosen(app))].slice(0, MAX_LOOKUPS);
    const progress = { done: 0, total: first.length };
    const report = () => onProgress({ ...progress });
    if (progress.total > 0) report();
    // What the limit or a storm leaves out stays open.
    const found = new Map(open.map((app) => [app, withGroupRole(app, 'unknown')]));
    await pMap(
      first,
      async (app) => {
        if (!this.#stopped) {
          const appRole = await this.#ownRole(app, question.userId, isChosen(app));
          found.set(app, await this.#withGroups(app, appRole, groupsIn(groups, app.org)));
        }
        progress.done += 1;
        if (progress.done % PROGRESS_STEP === 0 || progress.done === progress.total) report();
      },
      // No more than may be asked at the same time, so that a storm is noticed before the next begin.
      { concurrency: IN_FLIGHT },
    );
    const isDenied = new Set(denied);
    return apps.map((app) =>
      isDenied.has(app) ? doubted(found.get(app) ?? app, groups.get(app.org), question) : app,
    );
  }

  async #groupsOfAll(
    apps: readonly AppAccess[],
    { userId }: Question,
  ): Promise<ReadonlyMap<string, Reply<Group[]>>> {
    const organizations = [...new Set(apps.map(({ org }) => org))];
    const answers = await Promise.all(
      organizations.map(async (org) => [org, this.#heed(await this.#groupsIn(org, userId))] as const),
    );
    return new Map(answers);
  }

  /** Groups of the user in an organization, asked once. */
  #groupsIn(org: string, userId: string): Promise<Reply<Group[]>> {
    const known = this.#groups.get(org);
    if (known) return known;
    const asked = replyTo(this.client.groupsOf(org, userId));
    // Asked early, it may be given up before anybody waits for it.
    asked.catch(() => undefined);
    this.#groups.set(org, asked);
    return asked;
  }

  /**
   * The role that the user itself holds. Where the roles already said that none is held, the lookup only confirms it:
   * a refusal then leaves it at that.
   */
  async #ownRole(access: AppAccess, userId: string, isChosen: boolean): Promise<Held> {
    const confirms = access.source === 'none' && isChosen;
    if (access.source !== 'unknown' && !confirms) return roleOf(access);
    const member = this.#heed(await replyTo(this.client.appUser(access.org, access.app, userId)));
    if (member.ok) return { held: member.value.role };
    const isNone = member.trouble === 'missing' || (confirms && member.trouble === 'refused');
    return isNone ? 'none' : 'unknown';
  }

  async #withGroups(access: AppAccess, appRole: Held, groups: readonly Group[]): Promise<AppAccess> {
    const direct = accessOf({ organizationRole: null, appRole, groupRole: 'none' });
    if (direct.write === 'yes' || groups.length === 0) return { ...access, ...direct };
    if (groups.some(({ role }) => role === 'administrator')) {
      return { ...access, role: 'administrator', source: 'group', write: 'yes' };
    }
    const groupRole = await this.#throughGroups(access, groups);
    return { ...access, ...accessOf({ organizationRole: null, appRole, groupRole }) };
  }

  async #throughGroups({ org, app }: AppAccess, groups: readonly Group[]): Promise<Held> {
    const members = this.#heed(await replyTo(this.client.appGroups(org, app)));
    if (members.ok)
      return strongest(members.value.filter(({ id }) => groups.some((group) => group.id === id)));
    return members.trouble === 'missing' ? 'none' : 'unknown';
  }

  #heed<T>(answer: Reply<T>): Reply<T> {
    if (!answer.ok && HOPELESS.has(answer.trouble)) this.#stopped = true;
    if (!answer.ok && answer.trouble === 'refused') this.#wasRefused = true;
    return answer;
  }
}

/**
 * Leaves open what an unanswered question about groups leaves open. A refusal does so only where the list shows an app
 * to a user without a role on it, which hints at a group: a service user is hardly ever in one
 * (docs/facts/humanitec-api.md, section 3), so its own role, or an organization viewer's view of all apps, settles the
 * matter.
 */
function doubted(
  access: AppAccess,
  groups: Reply<Group[]> | undefined,
  { organizations }: Question,
): AppAccess {
  if (access.write !== 'no' || !groups || groups.ok || groups.trouble === 'missing') return access;
  const seesAllApps = organizations.some(({ id, role }) => id === access.org && role === 'orgViewer');
  const isSettled = groups.trouble === 'refused' && (access.role !== null || seesAllApps);
  return isSettled ? access : withGroupRole(access, 'unknown');
}

function withGroupRole(access: AppAccess, groupRole: Held): AppAccess {
  const appRole = access.source === 'unknown' && access.role === null ? 'unknown' : roleOf(access);
  return { ...access, ...accessOf({ organizationRole: null, appRole, groupRole }) };
}

function groupsIn(groups: ReadonlyMap<string, Reply<Group[]>>, org: string): readonly Group[] {
  const answer = groups.get(org);
  return answer?.ok ? answer.value : [];
}

function roleOf({ role }: AppAccess): Held {
  return role === null ? 'none' : { held: role };
}

function strongest(members: readonly Member[]): Held {
  const member = members.find(({ role }) => writeOf(role) === 'yes') ?? members[0];
  return member ? { held: member.role } : 'none';
}
