import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startSimulators } from '../simulators';
import { takePicture } from '../states/look/picture';
import type { Scene } from '../states/scene';
import { SCENES, type SceneId } from '../states/scenes';
import { Stage } from '../states/stage';
import { wordsOf } from '../states/words';
import { waitForReady } from '../support/capturing';
import { EXTENSION_DIR, type ExtensionBrowser, launchWithExtension } from '../support/extension';
import { playJourney } from '../support/journey';
import { POPUP } from '../support/popup';
import { runScript } from '../support/run-script';
import { startAnew } from '../support/start-anew';
import { FOLDER, MARQUEE, SCREENSHOTS, SIZES, TILE } from './files';
import { beside, marquee, tile } from './frame';

/**
 * `npm run store:images`: the pictures of the store listings, in English and light, with the real extension in front of the
 * simulated services.
 */
const LANGUAGE = 'en';

/** So that what is written in the popup can be read in a list of pictures that a store makes smaller. */
const ENLARGED = 1.25;

runScript(main);

async function main(): Promise<void> {
  execFileSync('node_modules/.bin/wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port, language: LANGUAGE });
  await extension.context.addInitScript('globalThis.__name = (named) => named');
  const stage = new Stage(extension, simulators, wordsOf(EXTENSION_DIR, LANGUAGE));
  try {
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    for (const { file, of, part, ...caption } of SCREENSHOTS) {
      const shot = of === 'offer' ? await pictureOfOffer(stage) : await pictureOf(of, stage, part);
      await save(extension, file, SIZES.screenshot, beside(caption, shot));
    }
    await save(extension, TILE.file, SIZES.tile, tile(TILE));
    await save(extension, MARQUEE.file, SIZES.marquee, marquee(MARQUEE, await pictureOf(MARQUEE.of, stage)));
  } finally {
    await extension.close();
    await simulators.close();
  }
}

/** The popup in one of its states, or a part of it. */
async function pictureOf(scene: SceneId, stage: Stage, part?: Scene['part']): Promise<Buffer> {
  await startAnew(stage.extension);
  stage.simulators.reset();
  const reached = SCENES[scene];
  if (!reached) throw new Error(`There is no scene ${scene}`);
  const popup = await reached.reach(stage);
  await enlarge(popup);
  const picture = await takePicture(popup, 'light', part);
  await stage.end();
  return picture;
}

async function enlarge(popup: Page): Promise<void> {
  await popup.setViewportSize({ width: POPUP.width * ENLARGED, height: POPUP.height * ENLARGED });
  await popup.evaluate((factor) => {
    document.documentElement.style.zoom = String(factor);
  }, ENLARGED);
}

/** What is around the dialog with the token and the prompt below it, in CSS pixels. */
const AROUND_OFFER = { x: 330, y: 50, width: 620, height: 590 };

/** The console with the prompt beside the new token, when a click counts. */
async function pictureOfOffer({ extension, simulators }: Stage): Promise<Buffer> {
  let picture: Buffer | undefined;
  await playJourney({
    simulators,
    extension,
    kit: 'antd',
    onStep: async ({ text }) => {
      const page = extension.context.pages().at(-1);
      if (!page || !text.includes('the prompt offers')) return;
      await waitForReady(page);
      picture = await page.screenshot({ clip: AROUND_OFFER });
    },
  });
  if (!picture) throw new Error('The journey has no step in which the prompt offers to send the token');
  return picture;
}

async function save(
  { context }: ExtensionBrowser,
  file: string,
  size: { width: number; height: number },
  html: string,
): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  await page.setContent(html, { waitUntil: 'load' });
  await writeFile(join(FOLDER, file), await page.screenshot());
  await page.close();
  console.log(join(FOLDER, file));
}
