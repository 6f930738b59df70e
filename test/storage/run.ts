import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulators } from '../simulators';
import { launchWithExtension } from '../support/extension';
import { storedInALife } from './life';

/**
 * `npm run storage`: writes what the extension of this version leaves on disk, and the shape of it, to
 * `test/fixtures/storage`. What a released version has left there stays as it was.
 */
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
const folder = `test/fixtures/storage/${version}`;

if (execFileSync('git', ['tag', '--list', `v${version}`]).toString() !== '') {
  throw new Error(`${version} is released, and ${folder} is what it has left: raise the version first`);
}
execFileSync('node_modules/.bin/wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'] });
const simulators = await startSimulators();
const profileDir = await mkdtemp(join(tmpdir(), 'extension-profile-'));
try {
  const start = () => launchWithExtension({ port: simulators.port, profileDir });
  const stored = await storedInALife(start, simulators);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/stored.json`, JSON.stringify(inOrder(stored), null, 2));
} finally {
  await simulators.close();
  await rm(profileDir, { recursive: true, force: true });
}
const run = (command: string, ...args: string[]) =>
  execFileSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit' });
run('vitest', 'run', 'test/unit/released-storage.test.ts', '--update');
run('biome', 'format', '--write', folder);

function inOrder(stored: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(stored).sort(([one], [other]) => (one < other ? -1 : 1)));
}
