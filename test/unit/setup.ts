import { beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** What the background asks the browser for wherever it is at work, and the fake browser does not have. */
beforeEach(() => {
  Object.assign(fakeBrowser.runtime, { getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }) });
  const never = { addListener: () => undefined, removeListener: () => undefined };
  Object.assign(fakeBrowser.permissions, { contains: async () => true, onAdded: never, onRemoved: never });
});
