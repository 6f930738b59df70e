/// <reference types="chrome" />
import type { ConsoleTab } from '../../support/console-tab';
import { sendInTab } from '../../support/prompt-in-tab';
import { expect, inBoth, STATIC_MODAL, STATIC_TOKEN } from './fixtures';

/** What the page's script says with a token, as the background hears it. */
async function overheard(tab: ConsoleTab): Promise<() => Promise<Record<string, unknown> | undefined>> {
  await tab.inBackground(() => {
    Object.assign(globalThis, { delivered: undefined });
    chrome.runtime.onMessage.addListener(({ name, payload }) => {
      if (name === 'capture.deliver') Object.assign(globalThis, { delivered: payload });
    });
  }, undefined);
  return () =>
    tab.inBackground(
      () => (globalThis as unknown as { delivered?: Record<string, unknown> }).delivered,
      undefined,
    );
}

inBoth(
  'the path goes along that the page has when the click is made, not when it was loaded',
  async (tab) => {
    const delivered = await overheard(tab);
    for (const path of ['/orgs/other/service-users', `/orgs/other/${'x'.repeat(3_000)}`]) {
      await tab.forget();
      await tab.goto(STATIC_MODAL);
      await tab.evaluate((to) => history.pushState(null, '', to), `${path}?tab=1#tokens`);
      await sendInTab(tab);
      await expect.poll(delivered).toMatchObject({ token: STATIC_TOKEN, path });
      // An address may be as long as it likes.
      await expect.poll(tab.held).toBe(STATIC_TOKEN);
    }
  },
);

inBoth('what the user typed for the token goes along, what the page says was typed does not', async (tab) => {
  const delivered = await overheard(tab);
  for (const isTyped of [true, false]) {
    await tab.goto(STATIC_MODAL);
    await tab.evaluate(() => {
      document
        .querySelector('[role=dialog]')
        ?.insertAdjacentHTML('beforebegin', '<label>Token ID <input id="id"></label>');
      document.querySelector<HTMLElement>('#id')?.focus();
    }, undefined);
    if (isTyped) await tab.write('infisical-2026');
    else
      await tab.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('#id');
        Object.assign(field ?? {}, { value: 'infisical-2026' });
        field?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }, undefined);
    await sendInTab(tab);
    await expect
      .poll(delivered)
      .toMatchObject({ token: STATIC_TOKEN, ...(isTyped ? { tokenId: 'infisical-2026' } : {}) });
    if (!isTyped) await expect.poll(async () => (await delivered())?.tokenId).toBeUndefined();
  }
});
