import { browser } from 'wxt/browser';

/** Browsers stop an idle extension worker after 30 s, and a waiting request does not count as busy. */
const BEAT_MS = 20_000;

/** Keeps the background running until the returned function is called. */
export function stayAwake(): () => void {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT_MS);
  return () => clearInterval(beat);
}

/** Keeps the background running while a task does. Should the browser stop it all the same, the intent is on disk. */
export async function keepAlive<T>(task: () => Promise<T>): Promise<T> {
  const relax = stayAwake();
  try {
    return await task();
  } finally {
    relax();
  }
}
