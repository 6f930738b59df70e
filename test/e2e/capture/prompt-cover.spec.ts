import { waitForAccessible } from '../../support/accessible';
import { heldToken, ONCE_MORE, promptHost, READING, waitForReady } from '../../support/capturing';
import { expect, test } from './fixtures';

const CASE = 'native modal, read-only input';

/** What a page may do that no look at its elements shows, or that only a look at the right point shows. */
const covers: Record<string, () => void> = {
  'the bubble of a field that is not valid': () => {
    const field = Object.assign(document.createElement('input'), { required: true });
    document.querySelector('dialog')?.append(field);
    setInterval(() => field.reportValidity(), 20);
  },
  'such a bubble, its field in a closed shadow root': () => {
    const host = document.createElement('div');
    document.querySelector('dialog')?.append(host);
    const field = Object.assign(document.createElement('input'), { required: true });
    host.attachShadow({ mode: 'closed' }).append(field);
    setInterval(() => field.reportValidity(), 20);
  },
  'such a bubble, while an image stands in for the element that has the focus': () => {
    const field = Object.assign(document.createElement('input'), { required: true });
    document.querySelector('dialog')?.append(field);
    const image = document.body.appendChild(document.createElement('img'));
    image.setAttribute('name', 'activeElement');
    setInterval(() => field.reportValidity(), 20);
  },
  'the focus in a frame, which may have anything open': () => {
    const frame = document.createElement('iframe');
    document.querySelector('dialog')?.append(frame);
    frame.contentWindow?.focus();
    frame.focus();
  },
  'a cover over one corner, there between two looks only': () => {
    const box = document.querySelector('[popover=manual]')?.getBoundingClientRect();
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = `position:fixed;inset:${box?.top}px auto auto ${box?.left}px;width:8px;height:8px;margin:0;border:0;padding:0`;
    document.querySelector('dialog')?.append(cover);
    setInterval(() => {
      cover.togglePopover();
    }, 25);
  },
  "a cover drawn by the host's own style": () => {
    const style = document.createElement('style');
    style.textContent =
      '[popover=manual]::before{content:"";position:fixed;inset:0;background:#fff;pointer-events:none}';
    document.head.append(style);
  },
  'a page that cannot be read any more': () => {
    document
      .querySelector('dialog')
      ?.insertAdjacentHTML(
        'beforeend',
        '<form role="dialog">Only shown once <input name="matches"><input name="getBoundingClientRect"></form>',
      );
  },
};

for (const [name, attack] of Object.entries(covers))
  test(`no capture, but an answer: ${name}`, async ({ page, extension }) => {
    await page.evaluate((which) => window.corpus.show(which), CASE);
    await waitForReady(page);
    await page.evaluate(attack);
    await page.waitForTimeout(READING * 2);
    const { x, y } = await waitForAccessible(page, 'button', 'Send to Infisical');
    await page.mouse.click(x, y);
    await waitForAccessible(page, 'StaticText', ONCE_MORE);
    expect(await heldToken(extension)).toBeUndefined();
  });

test('taken elsewhere by the page, the prompt is closed and another one opened where it belongs', async ({
  page,
}) => {
  await page.evaluate((which) => window.corpus.show(which), CASE);
  await waitForReady(page);
  const moved = await page.evaluateHandle(() => {
    const host = document.querySelector<HTMLElement>('[popover=manual]');
    const elsewhere = document.querySelector('dialog')?.appendChild(document.createElement('div'));
    if (host) elsewhere?.append(host);
    host?.showPopover();
    return host;
  });
  await expect.poll(() => moved.evaluate((host) => host?.isConnected)).toBe(false);
  await expect(promptHost(page)).toHaveCount(1);
});
