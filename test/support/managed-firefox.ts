import { realpathSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { firefoxPath } from './browsers';
import { FIREFOX_EXTENSION_DIR, type FirefoxWithExtension, launchFirefox } from './firefox';

/** A Firefox with a copy of the extension for each policy. */
export interface ManagedFirefox {
  browser: FirefoxWithExtension;
  /** Internal id of the copy that has this policy, to open its pages with. */
  uuid(name: string): string;
  close(): Promise<void>;
}

/**
 * Starts a Firefox of its own, whose distribution folder holds the policies: no other one on this machine is touched. Each
 * policy is for a copy of the extension with a Gecko id of its own.
 *
 * @param policies what stands under the extension's id, by name; undefined where nothing does
 */
export async function launchManagedFirefox(
  port: number,
  policies: Readonly<Record<string, unknown>>,
): Promise<ManagedFirefox> {
  const folder = await mkdtemp(join(tmpdir(), 'managed-firefox-'));
  const copies = Object.entries(policies).map(([name, managed], index) => ({
    name,
    managed,
    dir: join(folder, String(index)),
    geckoId: `policy-${index}@example.org`,
    uuid: `c0ffee00-0000-4000-8000-${String(index + 100).padStart(12, '0')}`,
  }));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const extensions = Object.fromEntries(copies.map(({ geckoId, managed }) => [geckoId, managed]));
    const executablePath = await firefoxWithPolicies(join(folder, 'firefox'), {
      '3rdparty': { Extensions: extensions },
    });
    for (const { dir, geckoId } of copies) await copyExtension(dir, geckoId);
    const browser = await launchFirefox(port, { executablePath, extensions: copies });
    return {
      browser,
      uuid: (name) => {
        const copy = copies.find((candidate) => candidate.name === name);
        if (!copy) throw new Error(`There is no policy named ${name}`);
        return copy.uuid;
      },
      close: async () => {
        await browser.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Firefox looks for its libraries and its distribution folder beside its binary; the libraries may be links. */
async function firefoxWithPolicies(folder: string, policies: object): Promise<string> {
  const binary = realpathSync(firefoxPath());
  const installed = dirname(binary);
  await mkdir(join(folder, 'distribution'), { recursive: true });
  for (const name of await readdir(installed)) {
    const [from, to] = [join(installed, name), join(folder, name)];
    if (from === binary) await copyFile(from, to);
    else if (name !== 'distribution') await symlink(from, to);
  }
  await writeFile(join(folder, 'distribution/policies.json'), JSON.stringify({ policies }));
  return binary.replace(installed, folder);
}

async function copyExtension(dir: string, geckoId: string): Promise<void> {
  await cp(FIREFOX_EXTENSION_DIR, dir, { recursive: true });
  const file = join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.browser_specific_settings.gecko.id = geckoId;
  await writeFile(file, JSON.stringify(manifest));
}
