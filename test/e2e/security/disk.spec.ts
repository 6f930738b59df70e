import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import { expect, test } from '../fresh';

/** Every file below a folder that holds one of the texts, as UTF-8 or UTF-16. */
async function filesWith(folder: string, texts: string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    if (needles.some((needle) => content.includes(needle))) found.push(path);
  }
  return found;
}

test('no secret reaches the disk: captured token, client secret, access token', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const { identity, clientSecret } = simulators.infisical.us.state.seed;
  const accessToken = await simulators.infisical.us.arrange.accessToken(identity);
  const token = serviceUserToken(simulators.humanitec);

  const options = await extension.options();
  await options.getByRole('radio', { name: 'Universal Auth' }).check();
  await options.getByLabel('Client ID').fill(identity.clientId);
  await options.getByLabel('Client secret').fill(clientSecret.value);
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options.getByText('Saved.')).toBeVisible();
  await options.getByRole('button', { name: 'Add profile' }).click();
  await options.getByRole('radio', { name: 'Access token' }).check();
  await options.getByRole('textbox', { name: 'Access token' }).fill(accessToken);
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options.getByText('Saved.')).toBeVisible();

  const popup = await pasteToken(extension, token);
  await popup.getByRole('button', { name: 'Create connection' }).click();
  await expect(popup.getByRole('link', { name: 'Open in Infisical' })).toBeVisible();
  await (await pasteAgain(popup, 'another-token-that-is-half-typed')).waitForTimeout(1500);

  await extension.context.close();
  expect(
    await filesWith(extension.profileDir, [
      token,
      clientSecret.value,
      accessToken,
      'another-token-that-is-half-typed',
    ]),
  ).toEqual([]);
});

async function pasteAgain(popup: Awaited<ReturnType<typeof pasteToken>>, text: string) {
  await popup.getByRole('button', { name: 'Send another token' }).click();
  await popup.getByLabel('API token').fill(text);
  return popup;
}
