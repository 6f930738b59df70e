import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { startSimulators } from '../simulators';
import { EXTENSION_DIR, type ExtensionBrowser, launchWithExtension } from '../support/extension';
import { atMost, type Row, rowOf } from './row';

const RUNS = 31;
const GOAL = 1.2;
const WHY =
  'The schemas of what is stored are made, the storage is read once, and the first rendering has the whole step of the token instead of one button: that is what a popup of this extension is opened for. 1.3 × was the goal before.';

/** A popup of one word that can be pressed at once: what every React popup of this extension costs before it does anything. */
const EMPTY_SCRIPT = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import browser from 'webextension-polyfill';
  const word = browser.i18n.getMessage('common_cancel');
  createRoot(document.getElementById('root')).render(createElement('button', { autoFocus: true }, word));
`;

/** The popup from navigation until its first control has the focus, against an empty React popup with the same page, styles and polyfill. */
export async function popupRows(): Promise<Row[]> {
  const simulators = await startSimulators();
  const folder = await mkdtemp(join(tmpdir(), 'bench-extension-'));
  await cp(EXTENSION_DIR, folder, { recursive: true });
  await addEmptyPage(folder);
  const extension = await launchWithExtension({ port: simulators.port, extensionDir: folder });
  try {
    const times: Record<string, number[]> = { 'popup.html': [], 'empty.html': [] };
    for (let run = 0; run < RUNS; run += 1) {
      for (const page of Object.keys(times)) times[page]?.push(await timeToInteractive(extension, page));
    }
    return [
      rowOf({
        what: 'popup: open → interactive',
        unit: 'ms',
        samples: times['popup.html'] ?? [],
        against: { what: 'an empty React popup of the same build', samples: times['empty.html'] ?? [] },
        goal: atMost.times(GOAL, WHY),
      }),
    ];
  } finally {
    await extension.close();
    await simulators.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function addEmptyPage(folder: string): Promise<void> {
  const entry = join(folder, 'empty-entry.js');
  await writeFile(entry, EMPTY_SCRIPT);
  await build({
    root: resolve('.'),
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: modulesOf(['react', 'react-dom/client', 'webextension-polyfill']) },
    build: { outDir: join(folder, 'empty'), lib: { entry, formats: ['es'], fileName: 'empty' } },
  });
  const popup = await readFile(join(folder, 'popup.html'), 'utf8');
  const withoutScripts = popup.replace(/<script[^>]*><\/script>|<link rel="modulepreload"[^>]*>/g, '');
  await writeFile(
    join(folder, 'empty.html'),
    withoutScripts.replace('</head>', '<script type="module" src="/empty/empty.js"></script></head>'),
  );
}

/** The entry lies outside the project, from where no package is found. */
function modulesOf(names: string[]): Record<string, string> {
  const { resolve: find } = createRequire(import.meta.url);
  return Object.fromEntries(names.map((name) => [name, find(name)]));
}

/** Milliseconds from the start of navigation until the first control has the focus, which the page gives it. */
async function timeToInteractive({ context, extensionId }: ExtensionBrowser, file: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('#root input, #root > button')) return;
        observer.disconnect();
        Object.assign(globalThis, { interactiveAt: performance.now() });
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(`chrome-extension://${extensionId}/${file}`);
    const at = await page.waitForFunction(() => (globalThis as { interactiveAt?: number }).interactiveAt);
    return (await at.jsonValue()) ?? Number.NaN;
  } finally {
    await page.close();
  }
}
