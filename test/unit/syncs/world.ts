import { capturesItem } from '@/utils/capture/storage';
import { historyItem } from '@/utils/history/storage';
import { preflightItem } from '@/utils/preflight/storage';
import { openSetup, startCreate, startFirstRun, startLook } from '@/utils/syncs/coordinator';
import type { SyncPlan } from '@/utils/syncs/dry-run/types';
import { setupItem } from '@/utils/syncs/storage';
import type { SetupIn, SyncRequest, SyncSetup } from '@/utils/syncs/types';
import type { World } from '../infisical/world';
import { readyToPush } from '../push/world';

/** A connection that was pushed, its token captured once more, and a setup that has just been opened. */
export async function readyToSync(world: World) {
  const { infisical, humanitec } = world.simulators;
  const { seed } = infisical.us.state;
  const ready = await readyToPush(world);
  const preflight = await preflightItem.get();
  if (!preflight) throw new Error('A checked capture has a preflight.');
  const access = { org: 'acme', app: 'shop', name: 'Shop', role: 'developer', source: 'app' } as const;
  await preflightItem.set({ ...preflight, apps: [{ ...access, write: 'yes', environments: [] }] });
  const connection = infisical.us.arrange.connection({ name: 'humanitec-acme', apiToken: ready.token });
  await historyItem.set([
    {
      id: 'pushed',
      at: Date.now(),
      kind: 'created',
      siteUrl: ready.profile.siteUrl,
      profileId: ready.profile.id,
      organizationId: seed.organization.id,
      projectId: null,
      connectionId: connection.id,
      connectionName: connection.name,
      humanitecOrganizations: ['acme'],
      ...(preflight.serviceUser ? { serviceUserId: preflight.serviceUser.id } : {}),
    },
  ]);
  await openSetup({ siteUrl: ready.profile.siteUrl, connectionId: connection.id });

  const plan: SyncPlan = {
    projectId: seed.shop.id,
    environment: 'dev',
    secretPath: '/',
    destination: { scope: 'application', org: 'acme', app: 'shop' },
    options: { disableSecretDeletion: true },
  };
  const request = (options: Partial<SyncPlan['options']> = {}): SyncRequest => ({
    captureId: ready.captureId,
    plan: { ...plan, options: { ...plan.options, ...options } },
    name: 'humanitec-shop',
    isAutomatic: false,
  });
  /** Puts a value into the app. */
  const put = (key: string, isSecret = true): void => {
    const at = new Date();
    const value = { key, text: 'before', isSecret, description: '', createdAt: at, updatedAt: at };
    humanitec.app('acme', 'shop').values.set(key, value);
  };
  return { ...ready, connection, request, put };
}

/** The setup once nothing is under way any more. */
export function settled(): Promise<SyncSetup> {
  return new Promise((resolve) => {
    const check = (setup: SyncSetup | null): void => {
      if (!setup || ['looking', 'creating', 'running'].includes(setup.state)) return;
      stop();
      resolve(setup);
    };
    const stop = setupItem.watch(check);
    void setupItem.get().then(check);
  });
}

/** The setup in a state that it must have. */
export async function settledIn<State extends SyncSetup['state']>(state: State): Promise<SetupIn<State>> {
  const setup = await settled();
  if (setup.state !== state) throw new Error(`The setup is ${JSON.stringify(setup)}, not ${state}.`);
  return setup as SetupIn<State>;
}

/** Each is done when nothing is under way: a setup can be asked again a turn after its result is shown. */
async function finished<State extends SyncSetup['state']>(state: State): Promise<SetupIn<State>> {
  const setup = await settledIn(state);
  await new Promise((resolve) => setTimeout(resolve));
  return setup;
}

/** `Create sync`, with the token that is in work. */
export async function pressCreate(lookId: string): Promise<void> {
  await startCreate({ lookId, captureId: (await capturesItem.get())[0]?.id ?? '' });
}

/** `Run now`. */
export async function pressRun(lookId: string): Promise<void> {
  await startFirstRun({ lookId, captureId: (await capturesItem.get())[0]?.id ?? '' });
}

export async function look(request: SyncRequest): Promise<SetupIn<'looked'>> {
  await startLook(request);
  return finished('looked');
}

export async function create(request: SyncRequest): Promise<SetupIn<'created'>> {
  const { look: shown } = await look(request);
  await pressCreate(shown.id);
  return finished('created');
}

export async function run({ look: shown }: SetupIn<'created' | 'ended'>): Promise<SetupIn<'ended'>> {
  await pressRun(shown?.id ?? '');
  return finished('ended');
}
