import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { startSimulators } from '../simulators';
import { EXTENSION_DIR, launchWithExtension } from '../support/extension';
import { runScript } from '../support/run-script';
import { startAnew } from '../support/start-anew';
import { asMarkdown, DOCUMENT, LANGUAGES, type Language, PICTURES, pictureFile, schemesOf } from './files';
import { layoutProblemsAtAnyWidth, unfoldAll } from './look/layout';
import { type Mark, outlineOf } from './look/outline';
import { readOutlines, writeOutlines } from './look/outlines';
import { asWebp, settled, takePicture } from './look/picture';
import { pseudoExtension } from './pseudo';
import type { Scene } from './scene';
import { SCENES } from './scenes';
import { Stage } from './stage';
import { wordsOf } from './words';

/**
 * `npm run screenshots`: brings the popup into each of its states and takes pictures for docs/states.md. With `-- --pseudo` it
 * looks instead for what does not fit, with texts that are longer than English. Names of scenes after it play these alone.
 */
async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { pseudo: { type: 'boolean', default: false } },
  });
  const scenes = Object.entries(SCENES).filter(
    ([id]) => positionals.length === 0 || positionals.includes(id),
  );
  execFileSync('node_modules/.bin/wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (values.pseudo) return findCutOff(scenes);
  return takeAll(scenes, positionals.length === 0);
}

type Entries = readonly (readonly [string, Scene])[];

async function takeAll(scenes: Entries, isWhole: boolean): Promise<boolean> {
  if (isWhole) await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  const outlines = new Map<string, readonly Mark[]>(isWhole ? [] : await readOutlines());
  const take = (language: Language) =>
    play(scenes, { language, extensionDir: EXTENSION_DIR }, async (id, scene, popup) => {
      await settled(popup, scene.part);
      if (language === 'en') outlines.set(id, await outlineOf(popup, scene.part));
      for (const scheme of schemesOf(scene, language)) {
        const picture = await takePicture(popup, scheme, scene.part);
        await writeFile(pictureFile(id, { language, scheme }), await asWebp(popup, picture));
      }
    });
  const played = await Promise.all((Object.keys(LANGUAGES) as Language[]).map(take));
  // In the order of the scenes, also where a few of them were played alone.
  const inOrder = Object.keys(SCENES).flatMap((id) => {
    const outline = outlines.get(id);
    return outline ? [[id, outline] as const] : [];
  });
  await writeOutlines(new Map(inOrder));
  await writeFile(DOCUMENT, asMarkdown());
  return played.every(Boolean);
}

async function findCutOff(scenes: Entries): Promise<boolean> {
  const extensionDir = await pseudoExtension();
  let isFitting = true;
  const isPlayed = await play(scenes, { language: 'en', extensionDir }, async (id, scene, popup) => {
    if (!scene.isVast) await unfoldAll(popup);
    for (const problem of await layoutProblemsAtAnyWidth(popup)) {
      isFitting = false;
      console.log(`${id}: ${problem}`);
    }
  });
  await rm(extensionDir, { recursive: true, force: true });
  return isPlayed && isFitting;
}

interface Setting {
  language: string;
  extensionDir: string;
}

/** Plays scenes in one browser, each as after an installation. @returns whether all of them came about */
async function play(
  scenes: Entries,
  { language, extensionDir }: Setting,
  look: (id: string, scene: Scene, popup: Page) => Promise<void>,
): Promise<boolean> {
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port, language, extensionDir });
  // The runner marks names of functions by one of its own, which pages do not have.
  await extension.context.addInitScript('globalThis.__name = (named) => named');
  const stage = new Stage(extension, simulators, wordsOf(extensionDir, language));
  let isWhole = true;
  try {
    for (const [id, scene] of scenes) {
      await startAnew(extension);
      simulators.reset();
      try {
        await look(id, scene, await scene.reach(stage));
      } catch (error) {
        isWhole = false;
        console.error(`${id}, ${language}: ${error}`);
      }
      await stage.end();
    }
  } finally {
    await extension.close();
    await simulators.close();
  }
  return isWhole;
}

runScript(main);
