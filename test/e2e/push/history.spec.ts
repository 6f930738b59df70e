import { readFile } from 'node:fs/promises';
import { press } from '../../support/press';
import { saveProfile } from '../../support/profile-form';
import { part } from '../../support/push';
import { pasteToken } from '../../support/user';
import { expect, test } from '../fixtures';

test('the local history tells what was pushed, exports it without secrets, and can be cleared', async ({
  simulators,
  extension,
}) => {
  const { state, arrange } = simulators.infisical.us;
  const accessToken = await arrange.accessToken(state.seed.identity);
  await saveProfile(await extension.options(), { signIn: { method: 'Access token', accessToken } });
  const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const token = simulators.humanitec.createToken(user.id, { id: 'ci-2026' }).value;
  const popup = await pasteToken(extension, token);
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();

  const options = await extension.options();
  const row = options
    .getByRole('table', { name: 'Connections made from this browser' })
    .getByRole('row')
    .last();
  for (const text of [
    'humanitec-acme-infisical-sync',
    'app.infisical.com',
    'Platform Team',
    'infisical-sync',
    'acme',
    'ci-2026',
  ]) {
    await expect(row).toContainText(text);
  }
  for (const [button, file] of [
    ['Export JSON', 'connections.json'],
    ['Export CSV', 'connections.csv'],
  ] as const) {
    const download = options.waitForEvent('download');
    await options.getByRole('button', { name: button }).click();
    const exported = await download;
    expect(exported.suggestedFilename()).toBe(file);
    const text = await readFile(await exported.path(), 'utf8');
    expect(text).toContain('humanitec-acme-infisical-sync');
    expect(text).toContain(user.id);
    for (const secret of [token, accessToken]) expect(text).not.toContain(secret);
  }
  const clear = options.getByRole('button', { name: 'Clear' });
  await clear.click();
  await expect(options.getByRole('group', { name: /^Clear the history\?/ })).toBeVisible();
  await options.keyboard.press('Escape');
  await expect(clear).toBeFocused();
  await expect(row).toBeVisible();
  await clear.click();
  await clear.click();
  await expect(options.getByText('None yet.')).toBeVisible();
  await options.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('humanitec-acme-infisical-sync');
});
