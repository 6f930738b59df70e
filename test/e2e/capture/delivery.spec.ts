import { clickSend, forgetToken, heldToken } from '../../support/capturing';
import type { ExtensionBrowser } from '../../support/extension';
import { expect, STATIC_MODAL, STATIC_TOKEN, test } from './fixtures';

/** What the page's script says with a token, as the background hears it. */
async function overheard(
  extension: ExtensionBrowser,
): Promise<() => Promise<Record<string, unknown> | undefined>> {
  const worker = await extension.worker();
  await worker.evaluate(() => {
    chrome.runtime.onMessage.addListener(({ name, payload }) => {
      if (name === 'capture.deliver') Object.assign(globalThis, { delivered: payload });
    });
  });
  return () =>
    worker.evaluate(() => (globalThis as unknown as { delivered?: Record<string, unknown> }).delivered);
}

test('the path goes along that the page has when the click is made, not when it was loaded', async ({
  extension,
}) => {
  const delivered = await overheard(extension);
  const page = await extension.context.newPage();
  for (const path of ['/orgs/other/service-users', `/orgs/other/${'x'.repeat(3_000)}`]) {
    await forgetToken(extension);
    await page.goto(STATIC_MODAL);
    await page.evaluate((to) => history.pushState(null, '', to), `${path}?tab=1#tokens`);
    await clickSend(page);
    await expect.poll(delivered).toMatchObject({ token: STATIC_TOKEN, path });
    // An address may be as long as it likes.
    await expect.poll(() => heldToken(extension)).toBe(STATIC_TOKEN);
  }
  await page.close();
});

test('what the user typed for the token goes along, what the page says was typed does not', async ({
  extension,
}) => {
  const delivered = await overheard(extension);
  const page = await extension.context.newPage();
  for (const isTyped of [true, false]) {
    await page.goto(STATIC_MODAL);
    await page.evaluate(() =>
      document
        .querySelector('[role=dialog]')
        ?.insertAdjacentHTML('beforebegin', '<label>Token ID <input id="id"></label>'),
    );
    if (isTyped) await page.type('#id', 'infisical-2026');
    else
      await page.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('#id');
        Object.assign(field ?? {}, { value: 'infisical-2026' });
        field?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      });
    await clickSend(page);
    await expect.poll(async () => (await delivered())?.tokenId).toBe(isTyped ? 'infisical-2026' : undefined);
  }
  await page.close();
});
