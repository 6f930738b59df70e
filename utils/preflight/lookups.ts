import pMap from 'p-map';
import { accessOf, type Held, writeOf } from '../humanitec/access';
import type { Humanitec } from '../humanitec/client';
import type { Group, Member } from '../humanitec/schemas';
import { type Answered, ask, type Trouble } from './answered';
import { MAX_IN_FLIGHT, MAX_LOOKUPS } from './limits';
import type { AppAccess } from './types';

export interface Progress {
  done: number;
  total: number;
}

/** Apps between two reports of progress: each is written to the session storage, with all apps. */
const PROGRESS_STEP = 10;

/** After these the next question would fail as well, perhaps only after half a minute. */
const HOPELESS: ReadonlySet<Trouble> = new Set(['busy', 'unreachable']);

/** Looks up, one by one, what the roles of `/current-user` leave open: app roles they do not name, and groups. */
export class Lookups {
  readonly #groups = new Map<string, Promise<readonly Group[]>>();
  /** Set once Humanitec asks to slow down even after the retries, or is out of reach: then nothing more is asked. */
  #stopped = false;

  constructor(
    private readonly client: Humanitec,
    private readonly userId: string,
  ) {}

  /**
   * Gives the apps with what single lookups add, in the same order. Asks nothing about apps that can be written; a
   * role held by a group is looked for only in organizations where the user is in a group at all.
   */
  async complete(apps: readonly AppAccess[], onProgress: (progress: Progress) => void): Promise<AppAccess[]> {
    const open = (await this.#open(apps)).slice(0, MAX_LOOKUPS);
    const progress = { done: 0, total: open.length };
    const found = new Map<AppAccess, AppAccess>();
    await pMap(
      open,
      async (app) => {
        if (!this.#stopped) found.set(app, await this.#lookUp(app));
        progress.done += 1;
        if (progress.done % PROGRESS_STEP === 0) onProgress({ ...progress });
      },
      { concurrency: MAX_IN_FLIGHT },
    );
    return apps.map((app) => found.get(app) ?? app);
  }

  async #open(apps: readonly AppAccess[]): Promise<AppAccess[]> {
    const unwritable = apps.filter(({ write }) => write !== 'yes');
    const organizations = [...new Set(unwritable.map(({ org }) => org))];
    const grouped = await pMap(organizations, async (org) => ({ org, groups: await this.#groupsIn(org) }), {
      concurrency: MAX_IN_FLIGHT,
    });
    const inGroups = new Set(grouped.filter(({ groups }) => groups.length > 0).map(({ org }) => org));
    return unwritable.filter(({ org, source }) => source === 'unknown' || inGroups.has(org));
  }

  async #lookUp(access: AppAccess): Promise<AppAccess> {
    const appRole = access.source === 'unknown' ? await this.#direct(access) : roleOf(access);
    const direct = accessOf({ organizationRole: null, appRole, groupRole: 'none' });
    const groups = direct.write === 'yes' ? [] : await this.#groupsIn(access.org);
    if (groups.length === 0) return { ...access, ...direct };
    if (groups.some(({ role }) => role === 'administrator')) {
      return { ...access, role: 'administrator', source: 'group', write: 'yes' };
    }
    const groupRole = await this.#throughGroups(access, groups);
    return { ...access, ...accessOf({ organizationRole: null, appRole, groupRole }) };
  }

  async #direct({ org, app }: AppAccess): Promise<Held> {
    const member = this.#heed(await ask(this.client.appUser(org, app, this.userId)));
    if (member.ok) return { held: member.value.role };
    return member.trouble === 'missing' ? 'none' : 'unknown';
  }

  async #throughGroups({ org, app }: AppAccess, groups: readonly Group[]): Promise<Held> {
    const members = this.#heed(await ask(this.client.appGroups(org, app)));
    if (members.ok)
      return strongest(members.value.filter(({ id }) => groups.some((group) => group.id === id)));
    return members.trouble === 'missing' ? 'none' : 'unknown';
  }

  /**
   * Groups of the user in an organization, asked once. A refusal reads as none: groups come from single sign-on,
   * which a service user never does (humanitec-api.md, section 3).
   */
  #groupsIn(org: string): Promise<readonly Group[]> {
    const known = this.#groups.get(org);
    if (known) return known;
    const asked = ask(this.client.groupsOf(org, this.userId)).then((groups) =>
      groups.ok ? groups.value : [],
    );
    this.#groups.set(org, asked);
    return asked;
  }

  #heed<T>(answer: Answered<T>): Answered<T> {
    if (!answer.ok && HOPELESS.has(answer.trouble)) this.#stopped = true;
    return answer;
  }
}

function roleOf({ role }: AppAccess): Held {
  return role === null ? 'none' : { held: role };
}

function strongest(members: readonly Member[]): Held {
  const member = members.find(({ role }) => writeOf(role) === 'yes') ?? members[0];
  return member ? { held: member.role } : 'none';
}
