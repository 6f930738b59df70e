import type { Humanitec } from '../humanitec/client';
import { MAX_READS, SAMPLE_READS } from './limits';
import { replyTo } from './reply';
import { chosenApps } from './selection';
import type { AppAccess, AppRef, TrialReads } from './types';

/** The apps whose reads tell most: the chosen ones, or a few that may be writable, those first that are read already. */
export function readTargets(
  apps: readonly AppAccess[],
  selected: readonly AppRef[],
  isBegun: (app: AppAccess) => boolean = () => false,
): AppAccess[] {
  if (selected.length > 0) return chosenApps(apps, selected);
  const writable = apps.filter(({ write }) => write === 'yes');
  const candidates = writable.length > 0 ? writable : apps.filter(({ write }) => write === 'unknown');
  const isRead = (app: AppAccess) => app.trialReads !== undefined || isBegun(app);
  return [...candidates.filter(isRead), ...candidates.filter((app) => !isRead(app))].slice(0, SAMPLE_READS);
}

/** Stands for the app itself, in the place of an environment. */
const ITSELF = '';

/**
 * The reads that the runs of Humanitec Secret Syncs begin with: the values of an app, and those of each of its environments,
 * since a sync may go to any (docs/facts/infisical-api.md, section 9.1). Each is made once.
 */
export class Reads {
  readonly #begun = new Map<string, Promise<TrialReads>>();

  constructor(private readonly client: Humanitec) {}

  /** Reads the values of some apps early, which {@link complete} will want to know: their environments are not known yet. */
  expect(apps: readonly AppRef[]): void {
    for (const app of apps.slice(0, SAMPLE_READS)) void this.#read(app, ITSELF);
  }

  /** Gives the apps with how their reads went. Apps that were read before are left alone; what does not fit into the limit stays unread. */
  async complete(apps: readonly AppAccess[], selected: readonly AppRef[]): Promise<AppAccess[]> {
    const isBegun = (app: AppRef) => this.#begun.has(nameOf(app, ITSELF));
    const unread = readTargets(apps, selected, isBegun).filter(({ trialReads }) => trialReads === undefined);
    let left = MAX_READS;
    const targets = unread.filter(({ environments }) => {
      left -= 1 + environments.length;
      return left >= 0;
    });
    const read = await Promise.all(targets.map(async (app) => [app, await this.#readAll(app)] as const));
    const found = new Map<AppAccess, AppAccess>(read);
    return apps.map((app) => found.get(app) ?? app);
  }

  async #readAll(app: AppAccess): Promise<AppAccess> {
    const places = [ITSELF, ...app.environments.map(({ id }) => id)];
    const results = await Promise.all(places.map((environment) => this.#read(app, environment)));
    return {
      ...app,
      trialReads: gravest(results),
      refusedEnvironments: places.filter((place, index) => place !== ITSELF && results[index] === 'refused'),
    };
  }

  #read(app: AppRef, environment: string): Promise<TrialReads> {
    const name = nameOf(app, environment);
    const begun = this.#begun.get(name) ?? readOne(this.client, app, environment);
    // Begun early, it may be given up before anybody waits for it.
    begun.catch(() => undefined);
    this.#begun.set(name, begun);
    return begun;
  }
}

function nameOf({ org, app }: AppRef, environment: string): string {
  return JSON.stringify([org, app, environment]);
}

async function readOne(client: Humanitec, { org, app }: AppRef, environment: string): Promise<TrialReads> {
  const answer = await replyTo(
    environment === ITSELF ? client.values(org, app) : client.environmentValues(org, app, environment),
  );
  if (answer.ok) return 'ok';
  return answer.trouble === 'refused' || answer.trouble === 'missing' ? 'refused' : 'unknown';
}

function gravest(results: readonly TrialReads[]): TrialReads {
  if (results.includes('refused')) return 'refused';
  return results.includes('unknown') ? 'unknown' : 'ok';
}
