/// <reference types="chrome" />
import type { Locator, Page } from '@playwright/test';
import type { MessageKey } from '../../utils/sentence';
import type { Simulators } from '../simulators';
import type { Fault } from '../simulators/faults';
import type { ExtensionBrowser } from '../support/extension';
import { latch } from '../support/latch';
import { POPUP } from '../support/popup';
import { areasOf, itemsOf, type Stored } from './stored';
import type { Words } from './words';

/** Where scenes are played: a browser with the extension in one language, and the services it talks to. */
export class Stage {
  readonly #endings: (() => unknown)[] = [];

  constructor(
    readonly extension: ExtensionBrowser,
    readonly simulators: Simulators,
    readonly text: Words,
  ) {}

  /** Opens the popup's page, as large as the popup is. */
  async open(): Promise<Page> {
    const popup = await this.extension.popupInTab();
    await popup.setViewportSize(POPUP);
    return popup;
  }

  button(popup: Page, key: MessageKey, ...params: readonly (string | number)[]): Locator {
    return popup.getByRole('button', { name: this.text(key, ...params), exact: true });
  }

  /** Writes what the background would have written. */
  async store(items: Stored): Promise<void> {
    const worker = await this.extension.worker();
    await worker.evaluate(async ({ session, local }) => {
      await chrome.storage.local.set(local);
      await chrome.storage.session.set(session);
    }, areasOf(items));
  }

  /** What is stored now. */
  async stored(): Promise<Stored> {
    const worker = await this.extension.worker();
    return itemsOf(
      await worker.evaluate(async () => ({
        session: await chrome.storage.session.get(),
        local: await chrome.storage.local.get(),
      })),
    );
  }

  /** Holds the answers to some requests until the scene is over. */
  hold(requests: Omit<Fault, 'action'>): void {
    const { until, release } = latch();
    this.simulators.faults.add({ ...requests, action: { kind: 'hold', until } });
    this.atEnd(release);
  }

  /** What to take back after the scene, besides what a new start of the extension does. */
  atEnd(act: () => unknown): void {
    this.#endings.push(act);
  }

  /** Ends the scene. */
  async end(): Promise<void> {
    for (const act of this.#endings.splice(0)) await act();
  }
}
