/** A kind of dialog. */
export interface Kind {
  markup: string;
  /** Whether it is a component with an open shadow root. */
  isInShadow?: boolean;
  /** Whether it shows a token. */
  isOffered?: boolean;
}

/**
 * Runs in the page: opens and closes dialogs of these kinds in turn. With a content script on the page, each one that shows a token
 * stays open until the prompt is there.
 */
export async function openAndClose({
  kinds,
  count,
  awaitsPrompt,
  token,
}: {
  kinds: Kind[];
  count: number;
  awaitsPrompt: boolean;
  /** What stands in markup for a token. */
  token: string;
}): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    const kind = kinds[turn % kinds.length];
    if (!kind) return;
    const dialog = document.body.appendChild(document.createElement('div'));
    const root = kind.isInShadow ? dialog.attachShadow({ mode: 'open' }) : dialog;
    root.innerHTML = kind.markup.replace(token, crypto.randomUUID().replaceAll('-', ''));
    const end = performance.now() + 10_000;
    do {
      await new Promise((resolve) => setTimeout(resolve));
      if (performance.now() > end) throw new Error(`Nothing was offered in dialog ${turn}`);
    } while (awaitsPrompt && kind.isOffered && !root.querySelector('[popover]'));
    dialog.remove();
  }
}
