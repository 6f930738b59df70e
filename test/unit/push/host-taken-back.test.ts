import { describe, expect, test, vi } from 'vitest';
import { currentCapture } from '@/utils/capture/vault';
import { loadDestination } from '@/utils/destination/load';
import { destinationItem } from '@/utils/destination/storage';
import { lookUp } from '@/utils/push/coordinator';
import { intentItem, pushItem } from '@/utils/push/storage';
import { hurry } from '../hurry';
import { simulatedWorld, US } from '../infisical/world';
import { push, readyToPush } from './world';

vi.mock('@/utils/sleep', { spy: true });

const CREATE = /^\/api\/v1\/app-connections\/humanitec$/;
const HOST = `${US}/*`;

const world = simulatedWorld();
const creates = () => world.sent('POST', CREATE).length;
const shown = async () => (await destinationItem.get())?.state;

/** Ready to push to an Infisical that the popup shows. */
async function shownReady() {
  const ready = await readyToPush(world);
  await loadDestination(ready.profile.id);
  return ready;
}

/** Takes the host back as soon as the request that stores the token was answered, or its answer lost. */
function takeBackAfterWrite(): void {
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: RequestInfo, init?: RequestInit) => {
    const request = new Request(input, init);
    const isWrite = request.method === 'POST' && CREATE.test(new URL(request.url).pathname);
    return real(request).finally(() => isWrite && world.allowed.delete(HOST));
  });
}

describe('a host that is taken back', () => {
  test('before the press is asked for, and nothing is sent', async () => {
    const ready = await shownReady();
    world.allowed.delete(HOST);
    expect(await push(ready.create())).toMatchObject({
      state: 'failed',
      failure: { code: 'infisicalPermissionMissing' },
    });
    expect([await shown(), creates()]).toEqual(['needs-permission', 0]);
  });

  test('in a pause that Infisical asks for has the token sent no second time, and is asked for', async () => {
    const ready = await shownReady();
    hurry();
    const action = { kind: 'status', status: 429, headers: { 'retry-after': '1' } } as const;
    world.simulators.faults.add({ method: 'POST', path: CREATE, times: 1, action });
    takeBackAfterWrite();
    expect(await push(ready.create())).toMatchObject({
      state: 'failed',
      failure: { code: 'infisicalPermissionMissing' },
    });
    expect([await shown(), creates(), await intentItem.get()]).toEqual(['needs-permission', 1, null]);
    expect((await currentCapture())?.capture.id).toBe(ready.captureId);

    world.allowed.add(HOST);
    vi.unstubAllGlobals();
    vi.stubGlobal('fetch', world.simulators.fetch);
    expect((await push(ready.create())).state).toBe('succeeded');
  });

  test('while an answer is lost is told as what keeps it from being looked up, and asked for', async () => {
    const ready = await shownReady();
    world.simulators.faults.add({ method: 'POST', path: CREATE, times: 1, action: { kind: 'drop-after' } });
    takeBackAfterWrite();
    expect(await push(ready.create())).toMatchObject({
      state: 'uncertain',
      obstacle: { code: 'infisicalPermissionMissing' },
    });
    expect(await shown()).toBe('needs-permission');

    world.allowed.add(HOST);
    await lookUp();
    expect((await pushItem.get())?.state).toBe('succeeded');
    expect(creates()).toBe(1);
  });
});
