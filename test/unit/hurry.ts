import { onTestFinished, vi } from 'vitest';
import { sleep } from '@/utils/sleep';

const { sleep: real } = await vi.importActual<typeof import('@/utils/sleep')>('@/utils/sleep');

/**
 * Lets the extension's own pauses pass twenty times as fast, in the test that calls this or after whose `beforeEach` it
 * runs. For files with `vi.mock('@/utils/sleep', { spy: true })`; how long it wanted to wait is in `pauses()`.
 */
export function hurry(): { pauses: () => number[] } {
  const spy = vi.mocked(sleep).mockImplementation((ms, signal) => real(ms / 20, signal));
  onTestFinished(() => void spy.mockReset());
  return { pauses: () => spy.mock.calls.map(([ms]) => ms) };
}
