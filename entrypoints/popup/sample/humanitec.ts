import { daysAfter } from '@/utils/days';
import type { Humanitec } from '@/utils/humanitec/client';
import type { AppRef } from '@/utils/preflight/types';
import { sleep } from '@/utils/sleep';

/** Ids that nobody takes for their own. */
export const ORGANIZATION = { id: 'acme', name: 'Acme' };
const SERVICE_USER = { id: 's-00000000-0000-4000-8000-000000000001', name: 'infisical-sync' };
export const TOKEN_ID = 'sample-token';

const ENVIRONMENTS = [
  { id: 'development', name: 'Development', type: 'development' },
  { id: 'production', name: 'Production', type: 'production' },
];
const APPS = [
  { id: 'shop', name: 'Shop' },
  { id: 'checkout', name: 'Checkout' },
];

/** How long an answer takes, in milliseconds: some four of them make a check, whose progress is to be seen. */
const ANSWER_MS = 250;
const TOKEN_DAYS = 365;

/** A Humanitec that is not there: it answers as the real one would, with a service user whose roles can be changed. */
export class MadeUpHumanitec {
  readonly #roles = new Map([
    ['shop', 'developer'],
    ['checkout', 'viewer'],
  ]);

  /** What somebody would do on the People tab of an app. */
  makeDeveloper({ app }: AppRef): void {
    this.#roles.set(app, 'developer');
  }

  client(signal: AbortSignal): Humanitec {
    const answer = async <T>(value: T): Promise<T> => {
      await sleep(ANSWER_MS, signal);
      return value;
    };
    const expiresAt = new Date(daysAfter(Date.now(), TOKEN_DAYS)).toISOString();
    return {
      currentUser: () => answer({ ...SERVICE_USER, type: 'service' as const, roles: this.#roleMap() }),
      organizations: () => answer([ORGANIZATION]),
      applications: () => answer(APPS.map((app) => ({ ...app, status: undefined, envs: ENVIRONMENTS }))),
      appUser: (_org, app, id) => answer({ id, role: this.#roles.get(app) ?? '' }),
      appGroups: () => answer([]),
      groupsOf: () => answer([]),
      values: () => answer([]),
      environmentValues: () => answer([]),
      tokens: () => answer([{ id: TOKEN_ID, expiresAt }]),
    };
  }

  #roleMap(): Record<string, string> {
    const org = `/orgs/${ORGANIZATION.id}`;
    const apps = [...this.#roles].map(([app, role]) => [`${org}/apps/${app}`, role]);
    return Object.fromEntries([[org, 'member'], ...apps]);
  }
}
