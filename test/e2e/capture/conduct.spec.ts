import { findAccessible, waitForAccessible } from '../../support/accessible';
import { clickSend, heldToken, promptHost, READING, waitForReady } from '../../support/capturing';
import { expect, STATIC_MODAL, test } from './fixtures';

/** One case of each kit whose dialogs are picky about what happens around them. */
const MODALS = {
  'native modal, read-only input': 'dialog[open]',
  'styled-components: portal with a role': '[role=dialog]',
  'antd: Modal, read-only Input with a copy button': '[role=dialog]',
  'MUI: Dialog, read-only TextField': '[role=dialog]',
  'Radix: Dialog': '[role=dialog]',
  'Headless UI: Dialog with a field': '[role=dialog]',
  'Evergreen: Dialog, code': '[role=dialog]',
  'Shoelace: Dialog, Input': 'sl-dialog[open]',
};
const [NATIVE = ''] = Object.keys(MODALS);

for (const [name, dialog] of Object.entries(MODALS)) {
  test(`mouse: the dialog stays open, ${name}`, async ({ page, extension, problems }) => {
    const token = await page.evaluate((which) => window.corpus.show(which), name);
    await clickSend(page);
    await expect.poll(() => heldToken(extension)).toBe(token);
    await waitForAccessible(page, 'StaticText', 'Captured');
    expect(await page.locator(dialog).count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  test(`keyboard: Tab reaches it and Enter sends, ${name}`, async ({ page, extension }) => {
    const token = await page.evaluate((which) => window.corpus.show(which), name);
    await promptHost(page).waitFor();
    await page.waitForTimeout(READING);
    // Some dialogs give the focus away only once they have come in, and then to the prompt's host.
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab');
      if ((await findAccessible(page, 'button', 'Send to Infisical'))?.hasFocus) break;
    }
    // Without a focus trap the way there may lead out of the page and back, and then the wait begins anew.
    await waitForReady(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => heldToken(extension)).toBe(token);
    expect(await page.locator(dialog).count()).toBeGreaterThan(0);
  });

  test(`Escape dismisses the prompt and leaves the dialog, ${name}`, async ({ page }) => {
    await page.evaluate((which) => window.corpus.show(which), name);
    await promptHost(page).waitFor();
    await page.waitForTimeout(READING);
    await page.keyboard.press('Escape');
    await expect(promptHost(page)).toHaveCount(0);
    await page.waitForTimeout(500);
    expect(await page.locator(dialog).count()).toBeGreaterThan(0);
    await expect(promptHost(page)).toHaveCount(0);
  });
}

test('it covers neither the token nor a control of the dialog', async ({ page }) => {
  for (const name of Object.keys(MODALS)) {
    await page.evaluate((which) => window.corpus.show(which), name);
    await promptHost(page).waitFor();
    await page.waitForTimeout(READING);
    const covered = await page.evaluate(() => {
      const host = document.querySelector('[popover=manual][role=group]');
      const box = host?.getBoundingClientRect();
      return [...document.querySelectorAll('button,input,label,code')]
        .filter((element) => {
          const other = element.getBoundingClientRect();
          return (
            box &&
            other.left < box.right &&
            other.right > box.left &&
            other.top < box.bottom &&
            other.bottom > box.top
          );
        })
        .map((element) => element.outerHTML);
    });
    expect(covered, name).toEqual([]);
    await page.evaluate(() => window.corpus.clear());
  }
});

test('Dismiss is respected: the same token is not offered again', async ({ page, extension }) => {
  await page.evaluate((which) => window.corpus.show(which), NATIVE);
  const { x, y } = await waitForAccessible(page, 'button', 'Dismiss');
  await page.mouse.click(x, y);
  await expect(promptHost(page)).toHaveCount(0);
  await page.evaluate(() => document.querySelector('dialog')?.append('changed'));
  await page.waitForTimeout(READING);
  await expect(promptHost(page)).toHaveCount(0);
  expect(await heldToken(extension)).toBeUndefined();
});

test('a token that is held already is said to be', async ({ extension }) => {
  const page = await extension.context.newPage();
  for (const said of ['Captured', 'Already captured']) {
    await page.goto(STATIC_MODAL);
    await clickSend(page);
    await waitForAccessible(page, 'StaticText', said);
  }
  await page.close();
});

test('it closes with the dialog', async ({ page }) => {
  await page.evaluate((which) => window.corpus.show(which), NATIVE);
  await promptHost(page).waitFor();
  await page.evaluate(() => document.querySelector('dialog')?.close());
  await expect(promptHost(page)).toHaveCount(0);
});

test('it shows itself again where the page drew the dialog anew', async ({ page }) => {
  await page.evaluate((which) => window.corpus.show(which), NATIVE);
  await promptHost(page).waitFor();
  await page.evaluate(() => document.querySelector('[popover=manual]')?.remove());
  await expect(promptHost(page)).toHaveCount(1);
});

test('two candidates: the ends of each are shown, and the chosen one is sent', async ({
  page,
  extension,
}) => {
  const token = await page.evaluate(() => window.corpus.show('two candidates'));
  const other = await waitForAccessible(page, 'radio', 'c29t…bHk9');
  await waitForAccessible(page, 'radio', `${token.slice(0, 4)}…${token.slice(-4)}`);
  await page.waitForTimeout(READING);
  await page.mouse.click(other.x, other.y);
  await clickSend(page);
  await expect.poll(() => heldToken(extension)).toBe('c29tZXRoaW5nIGVsc2UgZW50aXJlbHk9');
});

test('two candidates: a captured one is not offered again when the other is gone', async ({
  page,
  extension,
}) => {
  const token = await page.evaluate(() => window.corpus.show('two candidates'));
  await clickSend(page);
  await waitForAccessible(page, 'StaticText', 'Captured');
  expect(await heldToken(extension)).toBe(token);
  await page.evaluate(() => document.querySelector('dialog input[value^=c29t]')?.remove());
  await expect(promptHost(page)).toHaveCount(0);
  await page.waitForTimeout(READING);
  await expect(promptHost(page)).toHaveCount(0);
});

test('a form whose fields stand in for its properties stops nothing and throws nothing', async ({
  page,
  extension,
  problems,
}) => {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<form role="dialog">Only shown once <input name="matches"><input name="parentElement"><input name="getBoundingClientRect"></form>`,
    );
  });
  await page.waitForTimeout(READING);
  await page.evaluate(() => document.querySelector('form')?.remove());
  const token = await page.evaluate((which) => window.corpus.show(which), NATIVE);
  await clickSend(page);
  await expect.poll(() => heldToken(extension)).toBe(token);
  expect(problems).toEqual([]);
});

test('a second token is offered too, a captured one not again', async ({ page, extension }) => {
  for (let round = 0; round < 2; round++) {
    const token = await page.evaluate((which) => window.corpus.show(which), NATIVE);
    await clickSend(page);
    await expect.poll(() => heldToken(extension)).toBe(token);
    await expect.poll(() => findAccessible(page, 'button', 'Send to Infisical')).toBeUndefined();
    await waitForAccessible(page, 'button', 'Dismiss');
    await page.evaluate(() => window.corpus.clear());
    await expect(promptHost(page)).toHaveCount(0);
  }
});

test('a style sheet that treats the last child apart moves nothing', async ({ page }) => {
  await page.addStyleTag({ content: 'dialog > :not(:last-child) { display: block; margin-bottom: 16px }' });
  await page.evaluate((which) => window.corpus.show(which), NATIVE);
  const height = () => page.locator('dialog').evaluate((dialog) => dialog.getBoundingClientRect().height);
  const drawn = await height();
  await promptHost(page).waitFor();
  await page.waitForTimeout(READING);
  expect(await height()).toBe(drawn);
});

test('when sending fails the prompt says why and offers to try again', async ({ page, extension }) => {
  const worker = await extension.worker();
  const token = await page.evaluate((which) => window.corpus.show(which), NATIVE);
  // Nothing more fits into session memory.
  await worker.evaluate(async () => {
    const { session } = chrome.storage;
    const left = session.QUOTA_BYTES - (await session.getBytesInUse());
    await session.set({ filler: 'x'.repeat(left - 200) });
  });
  try {
    await clickSend(page);
    await waitForAccessible(page, 'StaticText', 'Something went wrong in the extension.');
    expect(await heldToken(extension)).toBeUndefined();
  } finally {
    await worker.evaluate(() => chrome.storage.session.remove('filler'));
  }
  await clickSend(page);
  await expect.poll(() => heldToken(extension)).toBe(token);
});

test('the page is as without it: no global, no style, nothing moved, no word of the token in the prompt', async ({
  page,
  problems,
}) => {
  const before = await page.evaluate(() => Object.getOwnPropertyNames(window).length);
  const sheets = await page.evaluate(() => document.styleSheets.length);
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window.corpus, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift' });
  });
  await page.evaluate((which) => window.corpus.show(which), NATIVE);
  const boxes = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('dialog *:not([popover])')].map((element) =>
        element.getBoundingClientRect().toJSON(),
      ),
    );
  const drawn = await boxes();
  await promptHost(page).waitFor();
  await page.waitForTimeout(READING);
  expect(await boxes()).toEqual(drawn);
  expect(await page.evaluate(() => Object.getOwnPropertyNames(window).length)).toBe(before);
  expect(await page.evaluate(() => document.styleSheets.length)).toBe(sheets);
  expect(problems).toEqual([]);
});

test('frames other than the top one and other hosts are left alone', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.goto('https://app.humanitec.io/orgs/acme/framed');
  await page.waitForTimeout(READING);
  expect(await page.frameLocator('iframe').locator('[popover=manual]').count()).toBe(0);
  expect(await promptHost(page).count()).toBe(0);
  await page.goto(STATIC_MODAL.replace('app.humanitec.io', 'infisical.example.com'));
  await page.waitForTimeout(READING);
  expect(await promptHost(page).count()).toBe(0);
  await page.close();
});

test('back and forward: the prompt is there again', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.goto(STATIC_MODAL);
  await promptHost(page).waitFor();
  await page.goto('https://app.humanitec.io/orgs/acme/framed');
  await page.goBack();
  await promptHost(page).waitFor();
  await expect(promptHost(page)).toHaveCount(1);
  await page.close();
});
