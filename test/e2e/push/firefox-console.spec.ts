import { expect, firefoxTest as test } from '../fixtures';

test('Firefox: what is listened to after each test hears a page of the extension, and errors in it', async ({
  firefox,
}) => {
  await firefox.extensionPage.evaluate(async (decoy) => {
    console.log({ deep: decoy });
    setTimeout(() => {
      throw new Error(`${decoy} in an error`);
    });
  }, 'decoy-of-a-token');
  await expect.poll(() => firefox.heard()).toContain('decoy-of-a-token in an error');
  expect(await firefox.heard()).toMatch(/decoy-of-a-token(?! in an error)/);
});
