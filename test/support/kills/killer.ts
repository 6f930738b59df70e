import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import type { Simulators } from '../../simulators';
import { devtools, type ExtensionBrowser } from '../extension';

/** Stops the background as the browser does, whatever it is at. */
export class Killer {
  /** How often it was seen to stop. */
  kills = 0;
  readonly #page: Page;
  readonly #session: CDPSession;
  #stopped: (() => void) | undefined;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) this.#stopped?.();
    });
  }

  /** Needs a tab of its own, which it opens unless one is given. */
  static async in({ context, extensionId }: ExtensionBrowser, tab?: Page): Promise<Killer> {
    const page = tab ?? (await context.newPage());
    await page.goto(`chrome-extension://${extensionId}/manifest.json`);
    const session = await devtools(page);
    await session.send('ServiceWorker.enable');
    return new Killer(page, session);
  }

  /** Stops the background; one that does not run stays stopped. */
  async kill(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.#stopped = () => {
        this.kills += 1;
        resolve();
      };
    });
    await this.#session.send('ServiceWorker.stopAllWorkers');
    await Promise.race([stopped, pause(1_000)]);
    this.#stopped = undefined;
  }

  /** Closes its tab. */
  leave(): Promise<void> {
    return this.#page.close();
  }

  /** Lets go of its tab, which stays. */
  release(): Promise<void> {
    return this.#session.detach();
  }

  /** Starts the background, and waits until it answers: what a driver asks of one that is stopped is not answered. */
  async wake(): Promise<void> {
    await this.#page.evaluate(() => chrome.runtime.sendMessage({ name: 'nobody hears this', payload: {} }));
  }

  /** Takes browser and extension back to the state after the installation, the background stopped. */
  async startAnew(): Promise<void> {
    const context = this.#page.context();
    await Promise.all(context.pages().map((page) => (page === this.#page ? undefined : page.close())));
    await this.kill();
    await context.clearCookies();
    // A page of the extension can do this without waking the background.
    await this.#page.evaluate(async () => {
      await chrome.alarms.clearAll();
      await chrome.storage.session.clear();
      await chrome.storage.local.clear();
    });
  }

  /** As if an intent had been written so long ago that Infisical cannot be at work on its request any more. */
  async longAgo(): Promise<void> {
    await this.#page.evaluate(async () => {
      const { intent } = await chrome.storage.local.get<{ intent?: { sentAt: number } }>('intent');
      if (intent) await chrome.storage.local.set({ intent: { ...intent, sentAt: intent.sentAt - 120_000 } });
    });
  }

  /** Stops it once the services have got so many more requests than now. Gives what kills at the latest: the step's end. */
  whenRequested({ traffic }: Simulators, requests: number, later: number): () => Promise<void> {
    const goal = traffic.length + requests;
    let over = false;
    const done = (async () => {
      while (traffic.length < goal && !over) await pause(3);
      await pause(later);
      await this.kill();
    })();
    return async () => {
      over = true;
      await done;
    };
  }
}
