import { expect, firefoxTest as test } from '../fixtures';

test('Firefox: what is looked through after each test has the errors of a page of the extension in it', async ({
  firefox,
}) => {
  await firefox.extensionPage.evaluate(async (decoy) => {
    setTimeout(() => {
      throw new Error(decoy);
    });
  }, 'decoy-of-a-token');
  await expect.poll(() => firefox.errors()).toContain('decoy-of-a-token');
});
