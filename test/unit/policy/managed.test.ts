import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failureOf } from '@/utils/failure';
import { policyInForce } from '@/utils/policy/in-force';
import { policyNow } from '@/utils/policy/managed';
import { UNRESTRICTED } from '@/utils/policy/types';

const policy = (...allowedHumanitecOrganizations: string[]) => ({
  policy: { allowedHumanitecOrganizations },
});
const allowedOrganizations = async () => (await policyNow()).allowedHumanitecOrganizations;
const code = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error) => failureOf(error).code,
  );

beforeEach(() => {
  fakeBrowser.reset();
  installedAs('normal');
});
afterEach(() => vi.useRealTimers());

describe('the allowed organizations', () => {
  it('are all where nothing has arrived', async () => {
    expect(await allowedOrganizations()).toBe('any');
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(
      new Error('Managed storage manifest not found'),
    );
    expect(await allowedOrganizations()).toBe('any');
  });

  it('are all in a browser that has no managed storage at all', async () => {
    const { managed: _, ...others } = fakeBrowser.storage;
    vi.spyOn(fakeBrowser, 'storage', 'get').mockReturnValue(others as typeof fakeBrowser.storage);
    expect(await allowedOrganizations()).toBe('any');
  });

  it('are read anew each time', async () => {
    await fakeBrowser.storage.managed.set(policy('acme'));
    expect(await allowedOrganizations()).toEqual(['acme']);
    await fakeBrowser.storage.managed.set(policy('globex'));
    expect(await allowedOrganizations()).toEqual(['globex']);
  });

  it('are none where the browser refuses to say', async () => {
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(new Error('An unexpected error occurred'));
    expect(await code(allowedOrganizations())).toBe('policyNotRead');
  });

  it('are read where the browser has lost the first question', async () => {
    await fakeBrowser.storage.managed.set(policy('acme'));
    vi.useFakeTimers();
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockReturnValueOnce(new Promise(() => {}));
    const asked = allowedOrganizations();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await asked).toEqual(['acme']);
  });

  it('are none where the browser never answers', async () => {
    vi.useFakeTimers();
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockReturnValue(new Promise(() => {}));
    const asked = code(allowedOrganizations());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await asked).toBe('policyNotRead');
  });
});

describe('what is in force', () => {
  it('is told anew when the policy changes', async () => {
    const told: unknown[] = [];
    const stop = policyInForce.watch((value) => told.push(value));
    await fakeBrowser.storage.managed.set(policy('acme'));
    await expect
      .poll(() => told)
      .toEqual([{ kind: 'policy', policy: { ...UNRESTRICTED, allowedHumanitecOrganizations: ['acme'] } }]);
    await fakeBrowser.storage.local.set({ something: 'else' });
    stop();
    await fakeBrowser.storage.managed.set(policy('globex'));
    expect(told).toHaveLength(1);
  });

  it('is suspicious where an administrator installed the extension and nothing has arrived', async () => {
    expect(await policyInForce.get()).toEqual({ kind: 'none', suspicious: false });
    installedAs('admin');
    expect(await policyInForce.get()).toEqual({ kind: 'none', suspicious: true });
  });

  it('is a refusal where the policy cannot be understood', async () => {
    await fakeBrowser.storage.managed.set({ policyRequired: true });
    expect(await policyInForce.get()).toMatchObject({
      kind: 'refused',
      failure: { code: 'policyUnreadable' },
    });
  });
});

function installedAs(installType: string): void {
  vi.spyOn(fakeBrowser.management, 'getSelf').mockResolvedValue({ installType } as never);
}
