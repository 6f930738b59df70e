import { browser } from 'wxt/browser';

/** Browsers stop a background after 30 s without events or calls of the browser; a waiting request counts as neither. */
const BEAT_MS = 10_000;

/** Keeps the background running until the returned function is called. */
export function stayAwake(): () => void {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT_MS);
  return () => clearInterval(beat);
}

/** Keeps the background running while a task does. Should the browser stop it all the same, what it needs is stored. */
export async function keepAlive<T>(task: () => Promise<T>): Promise<T> {
  const relax = stayAwake();
  try {
    return await task();
  } finally {
    relax();
  }
}
