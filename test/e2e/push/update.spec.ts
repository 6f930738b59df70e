/// <reference types="chrome" />
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Simulators } from '../../simulators';
import { EXTENSION_DIR, launchWithExtension } from '../../support/extension';
import { PRODUCTION_BUILD } from '../../support/firefox';
import { hold } from '../../support/hold';
import { BY_ID, BY_NAME, CREATE, writes } from '../../support/push';
import { serviceUserToken } from '../../support/user';
import { alerts, pasteToken } from '../../support/user-acts';
import type { UserBrowser } from '../../support/user-browser';
import { userOf } from '../../support/user-chromium';
import { userFirefox } from '../../support/user-firefox';
import { askAnew, BUTTONS, hasCapture, isDone, lookedUp, readyFor } from '../../support/user-push';
import { writeVersion } from '../../support/versions';
import { expect, firefoxTest, test } from '../fixtures';

const LOST = 'Tokens that waited here and are lost: 1.';

/** A build in a folder of its own, over which newer versions are written. */
interface Versions {
  folder: string;
  next(): string;
}

function versionsOf(build: string): Versions {
  const folder = mkdtempSync(join(tmpdir(), 'updated-'));
  let count = 0;
  const next = (): string => {
    const version = `0.0.${count}`;
    count += 1;
    writeVersion(build, folder, version);
    return version;
  };
  next();
  return { folder, next };
}

/** The fixture of a build's versions. */
const versionsFrom =
  (build: string) =>
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  async ({}, use: (versions: Versions) => Promise<void>): Promise<void> => {
    const versions = versionsOf(build);
    await use(versions);
    await rm(versions.folder, { recursive: true, force: true });
  };

const chromiumTest = test.extend<object, { versions: Versions }>({
  versions: [versionsFrom(EXTENSION_DIR), { scope: 'worker' }],
  extension: [
    async ({ simulators: { port }, versions: { folder } }, use) => {
      const extension = await launchWithExtension({ port, extensionDir: folder });
      await use(extension);
      await extension.close();
    },
    { scope: 'worker' },
  ],
});

const firefoxToo = firefoxTest.extend<object, { versions: Versions }>({
  versions: [versionsFrom(PRODUCTION_BUILD.dir), { scope: 'worker' }],
  firefox: [
    async ({ simulators, versions: { folder } }, use) => {
      const firefox = await userFirefox(simulators, {
        extensions: [{ ...PRODUCTION_BUILD, dir: folder }],
      });
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

interface Lived {
  browser: UserBrowser;
  simulators: Simulators;
  /** An update that does not wait for what is under way. */
  update(): Promise<void>;
}

async function live(
  { browser, simulators, versions }: Omit<Lived, 'update'> & { versions: Versions },
  lived: (each: Lived) => Promise<void>,
): Promise<void> {
  const update = async (): Promise<void> => {
    const version = versions.next();
    await browser.reloadExtension();
    const atWork = () =>
      browser.evaluate(async () => chrome.runtime.getManifest().version, undefined).catch(() => undefined);
    await expect.poll(atWork).toBe(version);
  };
  // A background that ran while its storage was cleared has not noted of which version it is what it writes from then on.
  await update();
  await lived({ browser, simulators, update });
}

function inBothUpdated(title: string, lived: (each: Lived) => Promise<void>): void {
  chromiumTest(title, ({ simulators, extension, versions }) =>
    live({ browser: userOf(extension, simulators), simulators, versions }, lived),
  );
  firefoxToo(`Firefox: ${title}`, ({ simulators, firefox, versions }) =>
    live({ browser: firefox, simulators, versions }, lived),
  );
}

const POINTS = [
  { kind: 'create', what: 'asks for the name', method: 'GET', path: BY_NAME, isSent: false },
  { kind: 'create', what: 'waits for the answer', method: 'POST', path: CREATE, isSent: true },
  { kind: 'create', what: 'reads back', method: 'GET', path: BY_ID, isSent: true },
  { kind: 'rotate', what: 'waits for the answer', method: 'PATCH', path: BY_ID, isSent: true },
] as const;

for (const { kind, what, method, path, isSent } of POINTS) {
  inBothUpdated(
    `${kind}: an update that does not wait comes while it ${what}`,
    async ({ browser, simulators, update }) => {
      const { state } = simulators.infisical.us;
      const { popup, token } = await readyFor(kind, browser, simulators);
      const { release, isHeld } = hold(simulators, { method, path });
      await askAnew(browser, popup, path);
      await popup.press(BUTTONS[kind]);
      await expect.poll(isHeld).toBe(true);
      await update();
      release();

      const reopened = await browser.popup();
      if (isSent) {
        await lookedUp(reopened);
        expect(await reopened.alert()).not.toContain(LOST);
      } else {
        await alerts(reopened, [LOST, 'revoke']);
        expect(await isDone(reopened)).toBe(false);
      }
      expect(writes(simulators)).toHaveLength(isSent ? 1 : 0);
      expect(state.connections.map(({ apiToken }) => apiToken)).toEqual(isSent ? [token] : []);
      const options = await browser.options();
      const tables = () =>
        options.evaluate(
          () =>
            [...document.querySelectorAll('table')].filter(({ innerText }) =>
              innerText.includes('humanitec-acme'),
            ).length,
          undefined,
        );
      await expect.poll(tables).toBe(isSent ? 1 : 0);
    },
  );
}

inBothUpdated(
  'an update that does not wait comes during the check: the token is told as lost, and nothing more is asked with it',
  async ({ browser, simulators, update }) => {
    const { release, isHeld } = hold(simulators, { method: 'GET', path: /^\/current-user$/ });
    await pasteToken(browser, serviceUserToken(simulators.humanitec));
    await expect.poll(isHeld).toBe(true);
    await update();
    release();
    const reopened = await browser.popup();
    await alerts(reopened, [LOST, 'revoke']);
    expect(await hasCapture(reopened)).toBe(false);
  },
);
