import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { startSimulators } from '../simulators';
import { EXTENSION_DIR, type ExtensionBrowser, launchWithExtension } from '../support/extension';
import { milliseconds, quantile, type Row } from './row';

const RUNS = 15;
const BUDGET = 1.3;

/** Page and script of a popup that has nothing but React and one button. */
const EMPTY_PAGE =
  '<!doctype html><html><body><div id="root"></div><script type="module" src="/empty.js"></script></body></html>';
const EMPTY_SCRIPT = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  createRoot(document.getElementById('root')).render(createElement('button', null, 'OK'));
`;

/** The popup from navigation to its first control, against an empty React popup in a copy of the same build. */
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
    const popup = quantile(times['popup.html'] ?? [], 0.5);
    const empty = quantile(times['empty.html'] ?? [], 0.5);
    return [
      {
        what: 'popup: open → interactive, median (an empty React popup in the same run)',
        measured: `${milliseconds(popup)} (${milliseconds(empty)}), ${(popup / empty).toFixed(2)} ×`,
        budget: `≤ ${BUDGET} ×`,
        met: popup / empty <= BUDGET,
      },
    ];
  } finally {
    await extension.close();
    await simulators.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function addEmptyPage(folder: string): Promise<void> {
  await writeFile(join(folder, 'empty.html'), EMPTY_PAGE);
  await build({
    stdin: { contents: EMPTY_SCRIPT, resolveDir: resolve('.') },
    outfile: join(folder, 'empty.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
}

/** Milliseconds from the start of navigation to the first control on the page. */
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
