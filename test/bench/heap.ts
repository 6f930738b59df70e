import type { CDPSession, Page } from '@playwright/test';
import { connect, devtools, type ExtensionBrowser } from '../support/extension';

/** What a process of pages holds when there is nothing more to collect. */
export interface Memory {
  /** Of all worlds of the page, in bytes. */
  heap: number;
  /** Detached ones too. */
  nodes: number;
  listeners: number;
}

/** Ready to look at the memory of a page, and of whatever shares its process. */
export async function memoryProbe(page: Page): Promise<() => Promise<Memory>> {
  const session = await devtools(page);
  await session.send('Performance.enable');
  return () => memoryOf(session);
}

async function memoryOf(session: CDPSession): Promise<Memory> {
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: await metric(session, 'JSHeapUsedSize'), nodes, listeners: jsEventListeners };
}

/** One of what the engine counts, e.g. `ScriptDuration` in seconds. */
export async function metric(session: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}

/** Bytes that the background holds when there is nothing more to collect. */
export async function heapOfBackground({ profileDir, extensionId }: ExtensionBrowser): Promise<number> {
  const browser = await connect(profileDir);
  try {
    const target = await browser.waitForTarget(
      (each) => each.type() === 'service_worker' && each.url().includes(extensionId),
    );
    const session = await target.createCDPSession();
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    await session.detach();
    return usedSize;
  } finally {
    await browser.disconnect();
  }
}
