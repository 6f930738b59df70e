import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openDetails } from '../states/detail';
import { ALL_FAILURES } from '../states/failures';
import { pictureFile, schemesOf } from '../states/files';
import { layoutProblems, layoutProblemsAtAnyWidth, NARROW, unfoldAll } from '../states/look/layout';
import { differences, outlineOf } from '../states/look/outline';
import { readOutlines } from '../states/look/outlines';
import { distance, settled, takePicture } from '../states/look/picture';
import { pushed } from '../states/pushes';
import type { Scene } from '../states/scene';
import { SCENES } from '../states/scenes';
import { notShown } from '../states/shown';
import { Stage } from '../states/stage';
import { wordsOf } from '../states/words';
import { violations } from '../support/axe';
import { EXTENSION_DIR } from '../support/extension';
import { test as base, expect } from './fixtures';

/** Said where a picture is not what it was: pictures that are no longer true are as wrong as a popup that is. */
const ANEW = 'If it is meant to look like this now: npm run screenshots';
/** How far pictures may be apart that differ in nothing but fonts; black and white changed are at least 0.5. */
const APART = 0.25;
const SOON_MS = 5_000;

const test = base.extend<{ stage: Stage }>({
  stage: async ({ extension, simulators }, use) => {
    const stage = new Stage(extension, simulators, wordsOf(EXTENSION_DIR, 'en'));
    await use(stage);
    await stage.end();
  },
});

/** What is different from the last pictures. */
async function changes(id: string, scene: Scene, popup: Page): Promise<string[]> {
  const before = (await readOutlines()).get(id);
  const outline = () => outlineOf(popup, scene.part);
  // Some of it comes a moment later than what the scene waits for.
  if (before)
    await expect(async () => expect(differences(before, await outline())).toEqual([]))
      .toPass({ timeout: SOON_MS })
      .catch(() => undefined);
  await settled(popup, scene.part);
  const found = before ? differences(before, await outline()) : ['There is no outline of it'];
  for (const scheme of schemesOf(scene, 'en')) {
    const picture = await readFile(pictureFile(id, { language: 'en', scheme }));
    const apart = await distance(popup, picture, await takePicture(popup, scheme, scene.part));
    if (apart > APART) found.push(`${scheme}: the picture is ${apart.toFixed(2)} off`);
  }
  return found;
}

const entries = Object.entries(SCENES);

for (const [id, scene] of entries.filter(([, { show }]) => !show)) {
  test(`${id}: seen as it was, fits, and breaks no accessibility rule`, async ({ stage }) => {
    const popup = await scene.reach(stage);
    expect(notShown(id, await stage.stored())).toEqual([]);
    expect.soft(await changes(id, scene, popup), ANEW).toEqual([]);
    if (!scene.isVast) await unfoldAll(popup);
    await popup.emulateMedia({ colorScheme: 'dark' });
    if (!scene.part) expect.soft(await violations(popup, { rules: ['color-contrast'] }), 'dark').toEqual([]);
    await popup.emulateMedia({ colorScheme: 'light' });
    expect.soft(await violations(popup), 'light').toEqual([]);
    expect.soft(await layoutProblemsAtAnyWidth(popup)).toEqual([]);
  });
}

test('all that looks alike: seen as it was, fits, and breaks no accessibility rule', async ({ stage }) => {
  test.setTimeout(240_000);
  const popup = await openDetails(stage);
  for (const [id, scene] of entries) {
    if (!scene.show) continue;
    await scene.show(stage, popup);
    expect.soft(await changes(id, scene, popup), `${id}: ${ANEW}`).toEqual([]);
    await unfoldAll(popup);
    expect.soft(await violations(popup, { within: '.steps' }), id).toEqual([]);
    expect.soft(await layoutProblemsAtAnyWidth(popup), id).toEqual([]);
  }
});

test('every failure fits into a narrow popup', async ({ stage }) => {
  const popup = await pushed(stage, 'create', 'failed');
  const { push } = await stage.stored();
  if (push?.state !== 'failed') throw new Error('Nothing has failed');
  await popup.setViewportSize({ width: NARROW, height: 580 });
  for (const { failure } of ALL_FAILURES) {
    await stage.store({ push: { ...push, failure } });
    await expect(popup.locator('footer').getByRole('alert')).toContainText(
      stage.text(`failure.${failure.code}.next`, ...failure.params),
    );
    await unfoldAll(popup);
    expect.soft(await layoutProblems(popup), failure.code).toEqual([]);
  }
});

/** A look at the popup with other styles. The page takes none from elsewhere, so it is the driver that adds them. */
async function styled<T>(popup: Page, css: string, look: () => Promise<T>): Promise<T> {
  const setStyle = (text: string) =>
    popup.evaluate((given) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(given);
      document.adoptedStyleSheets = [sheet];
    }, text);
  await setStyle(css);
  const found = await look();
  await setStyle('');
  return found;
}

test('a button that is gone and colours that are inverted are noticed; another font is not', async ({
  stage,
}) => {
  const scene = SCENES.ready as Scene;
  const popup = await scene.reach(stage);
  const seen = () => changes('ready', scene, popup);
  expect(await seen()).toEqual([]);
  for (const font of ['font-family: serif', 'letter-spacing: 0.4px', 'letter-spacing: -0.4px'])
    expect(await styled(popup, `:root { ${font} }`, seen), font).toEqual([]);
  expect(await styled(popup, '.ending .send { display: none }', seen)).toEqual([
    'gone: button Create connection',
  ]);
  const inverted = await styled(popup, ':root { filter: invert(1); background: #000 }', seen);
  expect(inverted).toEqual([expect.stringMatching(/^light: /), expect.stringMatching(/^dark: /)]);
});

test('what is cut off, lies on something else or is too small to be pressed is noticed', async ({
  stage,
}) => {
  const popup = await (SCENES.ready as Scene).reach(stage);
  const found = (css: string) => styled(popup, css, () => layoutProblems(popup));
  expect(await found('')).toEqual([]);
  for (const css of [
    '.ending .send button { width: 60px; white-space: nowrap }',
    '.step h2 { width: 20px; overflow: hidden; white-space: nowrap }',
    'main { width: 600px }',
    '.step h2 { height: 10px; overflow: hidden }',
    'button.quiet { height: 20px; min-height: 0 }',
    '.foot button { margin-inline: -40px }',
  ])
    expect(await found(css), css).not.toEqual([]);
});
