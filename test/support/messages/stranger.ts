import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HTML = '<!doctype html><meta charset="utf-8"><title>Another extension</title>';

/**
 * Writes another extension to a temporary folder, without rights of its own: a page, `page.html`, from which it can send whatever it
 * likes, and a content script on the console.
 *
 * @param geckoId its id in Firefox
 * @returns the folder
 */
export async function makeStranger(geckoId: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'another-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'Another extension',
    version: '1',
    content_scripts: [{ matches: ['https://app.humanitec.io/*'], js: ['content.js'] }],
    browser_specific_settings: { gecko: { id: geckoId } },
  };
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(dir, 'content.js'), '');
  await writeFile(join(dir, 'page.html'), HTML);
  return dir;
}

/**
 * A copy of the build whose manifest puts the content script where it must never be: into every frame, and on hosts that
 * are not the console's. The code is the production build's own, so that the background alone decides.
 */
export async function makeOverreaching(build: string, hosts: readonly string[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'overreaching-extension-'));
  await cp(build, dir, { recursive: true });
  const path = join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  for (const script of manifest.content_scripts) {
    script.all_frames = true;
    script.matches.push(...hosts.map((host) => `https://${host}/*`));
  }
  await writeFile(path, JSON.stringify(manifest));
  return dir;
}

/** Chromium's id of an unpacked extension without a key: the hash of its folder's path, in the letters a to p. */
export function chromiumIdOf(dir: string): string {
  const digest = createHash('sha256').update(dir).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
