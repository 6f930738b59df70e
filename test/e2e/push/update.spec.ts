import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION_DIR, launchWithExtension } from '../../support/extension';
import { hold } from '../../support/hold';
import { chooseExisting } from '../../support/popup';
import { press } from '../../support/press';
import { askAnew, BY_ID, BY_NAME, CREATE, LOOKED_UP, part, readyToPush, writes } from '../../support/push';
import { pasteToken, serviceUserToken } from '../../support/user';
import { letReload, reloadTo, writeVersion } from '../../support/versions';
import { test as base, expect } from '../fixtures';

const LOST = 'Tokens that waited here and are lost: 1.';

/** The extension from a folder of its own, over which newer versions are written. */
const test = base.extend<object, { folder: string; nextVersion: () => string }>({
  folder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'updated-'));
      writeVersion(EXTENSION_DIR, folder, '0.0.0');
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  extension: [
    async ({ simulators: { port }, folder }, use) => {
      const extension = await launchWithExtension({ port, extensionDir: folder });
      await letReload(extension);
      await use(extension);
      await extension.close();
    },
    { scope: 'worker' },
  ],
  nextVersion: [
    async ({ folder }, use) => {
      let count = 0;
      await use(() => {
        count += 1;
        const version = `0.0.${count}`;
        writeVersion(EXTENSION_DIR, folder, version);
        return version;
      });
    },
    { scope: 'worker' },
  ],
});
test.describe.configure({ mode: 'default' });

test.beforeEach(async ({ extension, nextVersion }) => {
  // A background that ran while its storage was cleared has not noted of which version it is what it writes from then on.
  await reloadTo(extension, nextVersion());
});

const POINTS = [
  { kind: 'create', what: 'asks for the name', method: 'GET', path: BY_NAME, isSent: false },
  { kind: 'create', what: 'waits for the answer', method: 'POST', path: CREATE, isSent: true },
  { kind: 'create', what: 'reads back', method: 'GET', path: BY_ID, isSent: true },
  { kind: 'rotate', what: 'waits for the answer', method: 'PATCH', path: BY_ID, isSent: true },
] as const;

for (const { kind, what, method, path, isSent } of POINTS) {
  test(`${kind}: an update that does not wait comes while it ${what}`, async ({
    simulators,
    extension,
    nextVersion,
  }) => {
    const { state, arrange } = simulators.infisical.us;
    if (kind === 'rotate') arrange.connection({ name: 'humanitec-acme' });
    const { popup, token } = await readyToPush(simulators, extension);
    if (kind === 'rotate') await chooseExisting(popup);
    const { release, isHeld } = hold(simulators, { method, path });
    await askAnew(extension, popup, path);
    await press(kind === 'create' ? part.create(popup) : part.update(popup));
    await expect.poll(isHeld).toBe(true);
    await reloadTo(extension, nextVersion());
    release();

    const reopened = await extension.popupInTab();
    const lost = reopened.getByRole('alert').filter({ hasText: LOST });
    if (isSent) {
      await expect(part.done(reopened)).toBeVisible({ timeout: 20_000 });
      await expect(reopened.getByText(LOOKED_UP)).toBeVisible();
      await expect(lost).toBeHidden();
    } else {
      await expect(lost).toContainText('revoke');
      await expect(part.done(reopened)).toBeHidden();
    }
    expect(writes(simulators)).toHaveLength(isSent ? 1 : 0);
    expect(state.connections.map(({ apiToken }) => apiToken)).toEqual(isSent ? [token] : []);
    await expect(
      (await extension.options()).getByRole('table').filter({ hasText: 'humanitec-acme' }),
    ).toHaveCount(isSent ? 1 : 0);
  });
}

test('an update that does not wait comes during the check: the token is told as lost, and nothing more is asked with it', async ({
  simulators,
  extension,
  nextVersion,
}) => {
  const { release, isHeld } = hold(simulators, { method: 'GET', path: /^\/current-user$/ });
  await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect.poll(isHeld).toBe(true);
  await reloadTo(extension, nextVersion());
  release();
  const reopened = await extension.popupInTab();
  await expect(reopened.getByRole('alert').filter({ hasText: LOST })).toContainText('revoke');
  await expect(part.capture(reopened)).toBeHidden();
});
