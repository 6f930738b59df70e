import { mkdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../support/browsers';
import { runScript } from '../support/run-script';
import { iconFiles } from './files';

/**
 * `npm run icons`: draws every icon of the extension from the one SVG, in which a state is an element with its name as id
 * that is drawn when it is the target of the address.
 */
const SOURCE = pathToFileURL(resolve('docs/images/icon.svg')).href;
const FOLDER = dirname(iconFiles[0]?.file ?? '');

runScript(main);

async function main(): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath() });
  try {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    const page = await browser.newPage();
    for (const { file, state, size } of iconFiles) {
      await page.setViewportSize({ width: size, height: size });
      await page.goto(`${SOURCE}#${state}`);
      await page.screenshot({ path: file, omitBackground: true });
      console.log(file);
    }
  } finally {
    await browser.close();
  }
}
