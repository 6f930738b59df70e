import { randomUUID } from 'node:crypto';
import type { App, AppRole, Environment, Group, Org, OrgRole, Token, User } from './model';
import { type Quirks, USUAL_QUIRKS } from './quirks';
import { RoleBook } from './role-book';
import { newTokenValue, type TokenFormat } from './token-value';

export interface ConsoleSettings {
  /** Which components the console is made of: an overlay without a dialog role, or Ant Design 5. */
  kit: 'styled' | 'antd';
  theme: 'light' | 'dark';
  /** Who is signed in on a fresh visit; undefined shows the sign-in page. */
  signedInAs: string | undefined;
}

/** Everything the simulated Humanitec knows. Tests read and change it directly; `reset` seeds it anew. */
export class Humanitec {
  readonly orgs = new Map<string, Org>();
  readonly users = new Map<string, User>();
  readonly groups = new Map<string, Group>();
  /** By value. */
  readonly tokens = new Map<string, Token>();
  /** Console sessions: cookie value to user id. */
  readonly sessions = new Map<string, string>();
  quirks: Quirks = { ...USUAL_QUIRKS };
  tokenFormat: TokenFormat = 'hex';
  console: ConsoleSettings = { kit: 'styled', theme: 'light', signedInAs: undefined };
  /** The person who administers the seeded organization and uses the console. */
  admin: User = this.#addAdmin();

  constructor() {
    this.reset();
  }

  /** Back to organization `acme` with apps `shop`, `checkout` and `payments` and one administrator, signed in. */
  reset(): void {
    for (const map of [this.orgs, this.users, this.groups, this.tokens, this.sessions]) map.clear();
    this.quirks = { ...USUAL_QUIRKS };
    this.tokenFormat = 'hex';
    this.admin = this.#addAdmin();
    this.console = { kit: 'styled', theme: 'light', signedInAs: this.admin.id };
    this.addOrg('acme', 'Acme');
    for (const [id, name] of [
      ['shop', 'Shop'],
      ['checkout', 'Checkout'],
      ['payments', 'Payments'],
    ] as const) {
      this.addApp('acme', id, name);
    }
  }

  /** Adds an organization administered by `admin`. */
  addOrg(id: string, name = id): Org {
    const org: Org = {
      id,
      name,
      createdAt: new Date(),
      createdBy: this.admin.id,
      apps: new Map(),
      roles: new RoleBook(),
    };
    org.roles.set(this.admin.id, 'administrator');
    this.orgs.set(id, org);
    return org;
  }

  /** Adds an application with the environments `development` and `production`. */
  addApp(orgId: string, id: string, name = id, createdBy = this.admin.id): App {
    const app: App = {
      id,
      name,
      orgId,
      createdAt: new Date(),
      createdBy,
      environments: new Map(),
      status: 'active',
      roles: new RoleBook(),
      values: new Map(),
    };
    this.org(orgId).apps.set(id, app);
    for (const environment of ['development', 'production']) this.addEnvironment(app, environment);
    return app;
  }

  /** Adds `count` applications named `app-0001`, `app-0002`, … */
  addApps(count: number, orgId = 'acme'): App[] {
    return Array.from({ length: count }, (_, index) =>
      this.addApp(orgId, `app-${String(index + 1).padStart(4, '0')}`),
    );
  }

  addPerson({ name, email }: { name: string; email: string }): User {
    return this.#addUser({ id: randomUUID(), name, type: 'user', email, createdAt: new Date() });
  }

  /** Adds a service user with a role in `org` and, by app id, roles on its apps. */
  createServiceUser(
    options: {
      id?: string;
      name?: string;
      org?: string;
      role?: OrgRole;
      apps?: Record<string, AppRole>;
    } = {},
  ): User {
    const { name = 'infisical-sync', org = 'acme', role = 'member', apps = {} } = options;
    const { id = `s-${randomUUID()}` } = options;
    const user = this.#addUser({ id, name, type: 'service', createdAt: new Date() });
    this.org(org).roles.set(user.id, role);
    for (const [appId, appRole] of Object.entries(apps)) this.app(org, appId).roles.set(user.id, appRole);
    return user;
  }

  /** Adds an account of Humanitec itself, with a role in `org`. */
  addSystemUser(name: string, { org = 'acme', role = 'member' as OrgRole } = {}): User {
    const user = this.#addUser({ id: randomUUID(), name, type: 'system', createdAt: new Date() });
    this.org(org).roles.set(user.id, role);
    return user;
  }

  createGroup(name: string, memberIds: string[]): Group {
    const group: Group = {
      id: `g-${randomUUID()}`,
      name,
      idpId: `idp-${name}`,
      createdAt: new Date(),
      memberIds: new Set(memberIds),
    };
    this.groups.set(group.id, group);
    return group;
  }

  createToken(
    userId: string,
    options: { id?: string; value?: string; description?: string; expiresAt?: Date; createdBy?: string } = {},
  ): Token {
    const { id = 'infisical', description = '', expiresAt, createdBy = this.admin.id } = options;
    const token: Token = {
      id,
      userId,
      value: options.value ?? newTokenValue(this.tokenFormat, userId),
      description,
      createdAt: new Date(),
      createdBy,
      ...(expiresAt ? { expiresAt } : {}),
    };
    this.tokens.set(token.value, token);
    return token;
  }

  revokeToken(value: string): void {
    this.tokens.delete(value);
  }

  tokensOf(userId: string): Token[] {
    return [...this.tokens.values()].filter((token) => token.userId === userId);
  }

  /** Gives a user or group a role on an app, or takes it away with `undefined`. */
  setAppRole(orgId: string, appId: string, subjectId: string, role: AppRole | undefined): void {
    this.app(orgId, appId).roles.set(subjectId, role, this.quirks.roleDelayMs);
  }

  setOrgRole(orgId: string, subjectId: string, role: OrgRole | undefined): void {
    this.org(orgId).roles.set(subjectId, role, this.quirks.roleDelayMs);
  }

  /** Removes a user with all roles and tokens. */
  removeUser(userId: string): void {
    for (const org of this.orgs.values()) {
      org.roles.set(userId, undefined);
      for (const app of org.apps.values()) app.roles.set(userId, undefined);
    }
    for (const token of this.tokensOf(userId)) this.revokeToken(token.value);
    this.users.delete(userId);
  }

  /** @throws if there is no such organization. */
  org(id: string): Org {
    return present(this.orgs.get(id), `organization ${id}`);
  }

  /** @throws if there is no such application. */
  app(orgId: string, id: string): App {
    return present(this.org(orgId).apps.get(id), `application ${id}`);
  }

  addEnvironment(app: App, id: string, name = id, type = id): Environment {
    const environment: Environment = {
      id,
      name,
      type,
      createdAt: new Date(),
      createdBy: app.createdBy,
      values: new Map(),
    };
    app.environments.set(id, environment);
    return environment;
  }

  #addAdmin(): User {
    return this.addPerson({ name: 'Ada Admin', email: 'ada@acme.example' });
  }

  #addUser(user: User): User {
    this.users.set(user.id, user);
    return user;
  }
}

function present<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The simulated Humanitec has no ${what}.`);
  return found;
}
