import { existsSync } from 'node:fs';
import { installDebianPackages } from './debian';

interface BrowserKind {
  /** Environment variable that names another binary. */
  variable: string;
  paths: readonly string[];
  /** Debian package that brings it. */
  debianPackage: string;
}

const CHROMIUM: BrowserKind = {
  variable: 'CHROMIUM_PATH',
  paths: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  debianPackage: 'chromium',
};

const FIREFOX: BrowserKind = {
  variable: 'FIREFOX_PATH',
  paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  debianPackage: 'firefox-esr',
};

/** Path of a Chromium that still loads unpacked extensions (branded Chrome no longer does). */
export const chromiumPath = (): string => findOrInstall(CHROMIUM);
export const firefoxPath = (): string => findOrInstall(FIREFOX);

function findOrInstall(kind: BrowserKind): string {
  const found = find(kind);
  if (found) return found;
  installDebianPackages(kind.debianPackage);
  const installed = find(kind);
  if (installed) return installed;
  throw new Error(
    `No browser found. Install ${kind.debianPackage} (Debian: sudo apt-get install ${kind.debianPackage}) or set ${kind.variable} to its binary.`,
  );
}

function find({ variable, paths }: BrowserKind): string | undefined {
  const named = process.env[variable];
  return named ?? paths.find((path) => existsSync(path));
}
