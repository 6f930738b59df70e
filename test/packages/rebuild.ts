import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import JSZip from 'jszip';
import { runScript } from '../support/run-script';
import { BUILDS, differences, type Files, filesIn, OUTPUT, PACKAGES } from './files';

const execute = promisify(execFile);

/**
 * Whoever has the zip of the sources gets the packages from it, to the byte: unpacks it into folders that have little in common,
 * builds there as docs/releasing.md says, and compares all that came of it with what lies in `.output`. A path, a time of day or
 * a place on earth that got into a package would make a difference.
 */
const PLACES = [
  { folder: 'a', zone: 'Pacific/Kiritimati' },
  { folder: join('another place', 'further down'), zone: 'America/St_Johns' },
];

runScript(async () => {
  const problems = await problemsFound();
  for (const problem of problems) console.error(`✘ ${problem}`);
  if (problems.length === 0) console.log('✓ the packages are what their sources make of them, to the byte');
  return problems.length === 0;
});

async function problemsFound(): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'rebuilt-'));
  try {
    const rebuilt = PLACES.map(({ folder, zone }) => rebuild(join(root, folder), zone));
    return [...(await contentProblems()), ...(await Promise.all(rebuilt)).flat()];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** What is wrong with the packages themselves. */
async function contentProblems(): Promise<string[]> {
  const zips = await zipsIn(OUTPUT);
  const content = async (name: keyof typeof PACKAGES) => unpacked(zips.get(PACKAGES[name]));
  return [
    ...differences(await content('chrome'), await filesIn(BUILDS.chrome)),
    ...differences(await content('edge'), await content('chrome')),
    ...differences(await content('firefox'), await filesIn(BUILDS.firefox)),
  ].map((file) => `${file} is not in its package as it was built`);
}

async function rebuild(folder: string, zone: string): Promise<string[]> {
  const sources = await unpacked(await readFile(join(OUTPUT, PACKAGES.sources)));
  for (const [name, content] of sources) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  // What `npm ci` would bring: the lockfile is the same.
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await zip(folder, zone);
  const changed = [
    ...differences(await filesIn(BUILDS.chrome), await filesIn(join(folder, BUILDS.chrome))),
    ...differences(await filesIn(BUILDS.firefox), await filesIn(join(folder, BUILDS.firefox))),
    ...differences(await zipsIn(OUTPUT), await zipsIn(join(folder, OUTPUT))),
  ];
  return changed.map((file) => `${file} is another one when it is built in ${folder}, ${zone}`);
}

/** As docs/releasing.md says it; what it prints is shown if it fails. */
const zip = (folder: string, zone: string) =>
  execute('npm', ['run', 'zip'], { cwd: folder, env: { ...process.env, TZ: zone } });

async function zipsIn(output: string): Promise<Files> {
  const files = Object.values(PACKAGES);
  const contents = await Promise.all(files.map((file) => readFile(join(output, file))));
  return new Map(files.map((file, index) => [file, contents[index] as Buffer]));
}

/** The files in a package, by their path in it. */
async function unpacked(zip: Buffer | undefined): Promise<Files> {
  const { files } = await JSZip.loadAsync(zip ?? Buffer.alloc(0));
  const contents = Object.values(files).map(
    async (file) => [file.name, await file.async('nodebuffer')] as const,
  );
  return new Map(await Promise.all(contents));
}
