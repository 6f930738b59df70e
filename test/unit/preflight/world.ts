import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { vaultItem } from '@/utils/capture/storage';
import { putInFront, storeCapture } from '@/utils/capture/vault';
import { startPreflight } from '@/utils/preflight/runner';
import { selectedApps } from '@/utils/preflight/selection';
import { preflightItem } from '@/utils/preflight/storage';
import type { AppAccess, AppRef, Check, Preflight } from '@/utils/preflight/types';
import { type Simulators, startSimulators } from '../../simulators';

/** The simulated Humanitec with the extension's storage beside it, fresh for each test. */
export interface World {
  simulators: Simulators;
  /** Requests that the extension has sent and that are not answered yet: now, and at most so far. */
  inFlight: { now: number; most: number };
  /** `credentials` of every request. */
  credentials: Set<RequestCredentials>;
  /** Called with the path of each request before it is sent: where a test lets something happen meanwhile. */
  beforeRequest: (path: string) => void;
}

/** The world of the tests of a file: requests of the extension go to the simulators. */
export function simulatedWorld(): World {
  const world = { inFlight: { now: 0, most: 0 }, credentials: new Set() } as unknown as World;
  beforeAll(async () => {
    world.simulators = await startSimulators();
  });
  beforeEach(() => {
    fakeBrowser.reset();
    world.simulators.reset();
    world.inFlight = { now: 0, most: 0 };
    world.credentials.clear();
    world.beforeRequest = () => {};
    vi.stubGlobal('fetch', watched(world));
  });
  afterEach(() => vi.unstubAllGlobals());
  afterAll(() => world.simulators.close());
  return world;
}

/** How often a path was asked for. */
export function asked({ simulators }: World, path: RegExp): number {
  return simulators.traffic.filter((request) => path.test(request.path)).length;
}

/** The simulators' transport, counting what goes through. */
function watched(world: World): typeof fetch {
  return async (input, init) => {
    const { inFlight } = world;
    const { url, credentials } = new Request(input, init);
    world.credentials.add(credentials);
    world.beforeRequest(new URL(url).pathname);
    inFlight.now += 1;
    inFlight.most = Math.max(inFlight.most, inFlight.now);
    try {
      return await world.simulators.fetch(input, init);
    } finally {
      inFlight.now -= 1;
    }
  };
}

export interface Captured {
  /** Null where the page's address names none. */
  pageOrg?: string | null;
  tokenId?: string;
  expiryHint?: string;
}

/** Captures a token as the console's prompt does, takes it into work, and gives the capture's id. */
export async function capture(token: string, { pageOrg = 'acme', ...told }: Captured = {}): Promise<string> {
  await storeCapture({ token, ...told }, { source: 'console', pageOrg: pageOrg ?? undefined });
  const held = (await vaultItem.get()).tokens.find((each) => each.token === token);
  if (!held) throw new Error('nothing was captured');
  await putInFront(held.captureId);
  return held.captureId;
}

/** Captures a token and checks it to the end. */
export async function check(token: string, told?: Captured): Promise<Preflight> {
  await startPreflight(await capture(token, told));
  return result();
}

/** What is stored, and the apps that it speaks about. */
export async function result(): Promise<Preflight & { selected: AppRef[] }> {
  const preflight = await preflightItem.get();
  if (!preflight) throw new Error('nothing was checked');
  return { ...preflight, selected: selectedApps(preflight) };
}

export function checkOf(preflight: Preflight, id: string): Check | undefined {
  return preflight.checks.find((one) => one.id === id);
}

export function accessTo(preflight: Preflight, app: string): AppAccess | undefined {
  return preflight.apps.find((access) => access.app === app);
}
