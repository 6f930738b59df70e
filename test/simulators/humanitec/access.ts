import type { App, AppRole, Org, User } from './model';
import type { Humanitec } from './state';

const RANK: Record<AppRole, number> = { viewer: 1, developer: 2, owner: 3 };

/**
 * What a caller may do. Administrators own every application and organization viewers read every application;
 * everyone else has what they were given, or a group of theirs was (roles table of the RBAC documentation).
 */
export class Access {
  constructor(
    private readonly humanitec: Humanitec,
    readonly caller: User,
  ) {}

  isInOrg(org: Org): boolean {
    return this.#orgRoles(org).length > 0;
  }

  /** Create service users and their tokens, revoke those, change roles in the organization, create applications. */
  managesOrg(org: Org): boolean {
    return this.#orgRoles(org).some((role) => role === 'administrator' || role === 'manager');
  }

  /** Also application owners, who must be able to pick whom to add. */
  listsOrgMembers(org: Org): boolean {
    return (
      this.managesOrg(org) ||
      this.#orgRoles(org).includes('orgViewer') ||
      [...org.apps.values()].some((app) => this.ownsApp(org, app))
    );
  }

  appRole(org: Org, app: App): AppRole | undefined {
    const orgRoles = this.#orgRoles(org);
    if (orgRoles.includes('administrator')) return 'owner';
    const held = this.#subjects().flatMap((id) => app.roles.applied(id) ?? []);
    if (orgRoles.includes('orgViewer')) held.push('viewer');
    return held.toSorted((a, b) => RANK[b] - RANK[a])[0];
  }

  readsApp(org: Org, app: App): boolean {
    return this.appRole(org, app) !== undefined;
  }

  writesValues(org: Org, app: App): boolean {
    const role = this.appRole(org, app);
    return role === 'owner' || role === 'developer';
  }

  ownsApp(org: Org, app: App): boolean {
    return this.appRole(org, app) === 'owner';
  }

  /** Tokens belong to users, not organizations: managing any organization of the user is enough. */
  managesUser(userId: string): boolean {
    return [...this.humanitec.orgs.values()].some(
      (org) => org.roles.listed(userId) !== undefined && this.managesOrg(org),
    );
  }

  #orgRoles(org: Org) {
    return this.#subjects().flatMap((id) => org.roles.applied(id) ?? []);
  }

  /** The caller and the groups the caller is in: whatever a role can be given to. */
  #subjects(): string[] {
    const groups = [...this.humanitec.groups.values()].filter(({ memberIds }) =>
      memberIds.has(this.caller.id),
    );
    return [this.caller.id, ...groups.map(({ id }) => id)];
  }
}
