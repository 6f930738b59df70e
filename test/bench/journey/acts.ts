import type { BrowserContext } from '@playwright/test';

/** What a user does with mouse and keyboard. */
export interface Acts {
  clicks: number;
  /** Typed; what is pasted costs none. */
  characters: number;
}

/** Counts what is done in the tabs of a browser from now on, as their pages notice it. */
export async function countActs(context: BrowserContext): Promise<Acts> {
  const acts: Acts = { clicks: 0, characters: 0 };
  await context.exposeBinding('noteActs', (_, clicks: number, characters: number) => {
    acts.clicks += clicks;
    acts.characters += characters;
  });
  await context.addInitScript(noteActs);
  return acts;
}

/** Runs in each page. */
function noteActs(): void {
  const { noteActs: note } = globalThis as unknown as {
    noteActs: (clicks: number, characters: number) => void;
  };
  // Not `click`: a label passes that on to its field.
  addEventListener('pointerdown', ({ isTrusted }) => isTrusted && note(1, 0), true);
  addEventListener(
    'input',
    (event) => {
      if (event instanceof InputEvent && event.inputType === 'insertText') note(0, event.data?.length ?? 0);
    },
    true,
  );
  // The driver chooses from a native list without opening it; a user opens it and clicks.
  addEventListener('change', ({ target }) => target instanceof HTMLSelectElement && note(2, 0), true);
}
