import { browser } from 'wxt/browser';

/**
 * Stands in for WXT's context in content scripts, at a tenth of its size and without its event that any page can see and
 * forge. An update of the extension leaves the old script in the page: it has to notice, and to stop.
 */
export class ContentScriptContext {
  readonly #end = new AbortController();

  /** Aborted when the extension has been updated, reloaded or removed. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Asks the browser; aborts the signal when the extension is gone. */
  get isInvalid(): boolean {
    if (!browser.runtime?.id) this.#end.abort();
    return this.signal.aborted;
  }
}
