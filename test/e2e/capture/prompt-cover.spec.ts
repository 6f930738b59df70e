import { setTimeout as pause } from 'node:timers/promises';
import { ONCE_MORE, READING } from '../../support/capturing';
import { type ConsoleTab, clickAt } from '../../support/console-tab';
import { sendButton } from '../../support/prompt-in-tab';
import { expect, inBoth, inChromium, openCase, promptsOn, STATIC_MODAL, says } from './fixtures';

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
};

/** Firefox lets content scripts read past the names that a page gives, so that it stays readable there. */
const UNREADABLE: Record<string, () => void> = {
  'a page that cannot be read any more': () => {
    document
      .querySelector('dialog')
      ?.insertAdjacentHTML(
        'beforeend',
        '<form role="dialog">Only shown once <input name="matches"><input name="getBoundingClientRect"></form>',
      );
  },
};

const refuses =
  (attack: () => void) =>
  async (tab: ConsoleTab): Promise<void> => {
    await openCase(tab);
    await sendButton(tab, 'ready');
    await tab.evaluate(attack, undefined);
    await pause(READING * 2);
    await clickAt(tab, await sendButton(tab, 'shown'));
    await says(tab, ONCE_MORE);
    expect(await tab.held()).toBeUndefined();
  };

for (const [name, attack] of Object.entries(covers))
  inBoth(`no capture, but an answer: ${name}`, refuses(attack));
for (const [name, attack] of Object.entries(UNREADABLE))
  inChromium(`no capture, but an answer: ${name}`, refuses(attack));

inBoth(
  'taken elsewhere by the page, the prompt is closed and another one opened where it belongs',
  async (tab) => {
    await openCase(tab);
    await sendButton(tab, 'ready');
    await tab.evaluate(() => {
      const host = document.querySelector<HTMLElement>('[popover=manual]');
      const elsewhere = document.querySelector('dialog')?.appendChild(document.createElement('div'));
      if (host) elsewhere?.append(host);
      host?.showPopover();
      Object.assign(window, { moved: host });
    }, undefined);
    const isThere = () => (window as unknown as { moved?: Element }).moved?.isConnected;
    await expect.poll(() => tab.evaluate(isThere, undefined)).toBe(false);
    await expect.poll(() => promptsOn(tab)).toBe(1);
  },
);

/** What a page may do with the prompt itself, or between any two looks. */
const games: Record<string, () => void> = {
  'taken into a transparent frame': () => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0;opacity:0.01;z-index:9';
    document.body.append(frame);
    setInterval(() => {
      const host = document.querySelector<HTMLElement>('[popover]');
      if (!host) return;
      frame.contentDocument?.body.append(host);
      host.showPopover();
    }, 5);
  },
  'covered in each frame that is drawn, and bare when a frame begins': () => {
    const box = document.querySelector('[popover]')?.getBoundingClientRect();
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = `position:fixed;inset:${box?.top}px auto auto ${box?.left}px;width:288px;height:${box?.height}px;margin:0;border:0;padding:0`;
    document.body.append(cover);
    const drawCover = () => {
      cover.togglePopover(true);
      setTimeout(() => cover.togglePopover(false), 12);
      requestAnimationFrame(drawCover);
    };
    drawCover();
  },
};

for (const [name, play] of Object.entries(games))
  inBoth(`no capture, however often it is clicked: ${name}`, async (tab) => {
    await tab.goto(STATIC_MODAL);
    const spot = await sendButton(tab, 'ready');
    await tab.evaluate(play, undefined);
    // As far apart as a person clicks who is asked to click once more.
    for (let clicks = 0; clicks < 3; clicks++) {
      await pause(READING * 2);
      await clickAt(tab, spot);
    }
    await pause(READING);
    expect(await tab.held()).toBeUndefined();
  });
