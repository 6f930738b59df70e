import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type {} from '../../fixtures/console/page/main';
import { serveConsole } from '../../fixtures/console/server';
import type { TlsListener } from '../../simulators/tls';
import { CONSOLE_PAGE, READING } from '../../support/capturing';
import { type ConsoleTab, clickAt } from '../../support/console-tab';
import { chromiumTab } from '../../support/console-tab-chromium';
import { firefoxTab } from '../../support/console-tab-firefox';
import { sendButton, sendInTab } from '../../support/prompt-in-tab';
import { PAGES, STATIC_MODAL, STATIC_TOKEN } from './fixtures';
import { ATTACKS, COVER } from './hostile';

const CASE = 'native modal, read-only input';
/** Longer than a delivered capture takes to be stored. */
const SETTLED = 700;

const BROWSERS = {
  Chromium: {
    openTab: chromiumTab,
    attacks: { ...ATTACKS, 'host covered, the cover lets clicks through': COVER },
  },
  Firefox: { openTab: firefoxTab, attacks: ATTACKS },
};

for (const [browser, { openTab, attacks }] of Object.entries(BROWSERS))
  test.describe(browser, () => {
    test.describe.configure({ mode: 'default' });
    let server: TlsListener;
    let tab: ConsoleTab;
    test.beforeAll(async () => {
      test.setTimeout(120_000);
      server = await serveConsole(PAGES);
      tab = await openTab(server.port);
    });
    test.afterAll(async () => {
      await tab.close();
      await server.close();
    });
    test.beforeEach(() => tab.forget());

    /** Shows a token on a page of its own; gives it, and where the prompt's button stands. */
    async function show() {
      await tab.goto(CONSOLE_PAGE);
      const token = await tab.evaluate(async (name) => {
        while (!window.corpus) await new Promise(requestAnimationFrame);
        return window.corpus.show(name);
      }, CASE);
      return { token, button: await sendButton(tab, 'shown') };
    }

    async function expectNothingHeld() {
      await pause(SETTLED);
      expect(await tab.held()).toBeUndefined();
    }

    test('without an attack, one click captures', async () => {
      const { token } = await show();
      await clickAt(tab, await sendButton(tab, 'ready'));
      await expect.poll(tab.held).toBe(token);
    });

    test('synthetic events on the host capture nothing', async () => {
      await show();
      await pause(READING);
      await tab.evaluate(() => {
        const host = document.querySelector<HTMLElement>('[popover=manual][role=group]');
        host?.click();
        host?.focus();
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          host?.dispatchEvent(
            new PointerEvent(type, { bubbles: true, composed: true, clientX: 60, clientY: 60 }),
          );
        host?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      }, undefined);
      await expectNothingHeld();
    });

    test('the page cannot put the focus on the button and have typed keys press it', async () => {
      await show();
      await pause(READING);
      await tab.evaluate(
        () => document.querySelector<HTMLElement>('[popover=manual][role=group]')?.focus(),
        undefined,
      );
      await tab.key('Enter');
      await tab.key(' ');
      await expectNothingHeld();
    });

    for (const [name, attack] of Object.entries(attacks))
      test(`no capture: ${name}`, async () => {
        const { button } = await show();
        await pause(READING);
        await tab.evaluate(attack, undefined);
        await pause(300);
        await clickAt(tab, button);
        await expectNothingHeld();
        expect(tab.problems()).toEqual([]);
      });

    test('the whole page shrunk to a speck: the prompt keeps its size, and the speck that is clicked is not its button', async () => {
      await show();
      const shrunk = await tab.evaluate(() => {
        document.documentElement.style.setProperty('zoom', '0.08');
        return document.querySelector('[popover=manual]')?.getBoundingClientRect().toJSON();
      }, undefined);
      await pause(READING);
      await clickAt(tab, { x: shrunk.x + shrunk.width / 4, y: shrunk.bottom - shrunk.height / 4 });
      await expectNothingHeld();
      const width = () => document.querySelector('[popover=manual]')?.getBoundingClientRect().width;
      expect(await tab.evaluate(width, undefined)).toBeCloseTo(288);
    });

    test('no capture: host moved under the pointer at the last moment', async () => {
      const { button } = await show();
      await pause(READING);
      await tab.mouse.move(700, 820);
      await tab.evaluate(({ x, y }) => {
        addEventListener(
          'pointerdown',
          () => {
            const host = document.querySelector<HTMLElement>('[popover=manual]');
            const box = host?.getBoundingClientRect();
            if (box)
              host?.style.setProperty(
                'inset',
                `${820 - (y - box.top)}px auto auto ${700 - (x - box.left)}px`,
                'important',
              );
          },
          true,
        );
      }, button);
      await tab.mouse.down();
      await tab.mouse.up();
      await tab.mouse.down();
      await tab.mouse.up();
      await expectNothingHeld();
    });

    test('poisoned prototypes of the page neither see nor stop the prompt', async () => {
      await tab.goto(`${STATIC_MODAL}/poisoned`);
      await sendInTab(tab);
      await expect.poll(tab.held).toBe(STATIC_TOKEN);
      // Not asked of the page, which can no longer answer.
      expect(await tab.inScript('document.title')).toBe('Poisoned');
    });

    test('a strict policy for content and types of the page neither stops the prompt nor is violated by it', async () => {
      await tab.goto(`${STATIC_MODAL}/strict`);
      await sendButton(tab, 'shown');
      // From now on the page takes notes, and has the prompt come anew.
      await tab.evaluate(() => {
        const violated: string[] = [];
        Object.assign(window, { violated });
        addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
          violated.push(violatedDirective),
        );
        document.body.append(...document.querySelectorAll('[role=dialog]'));
      }, undefined);
      await sendInTab(tab);
      await expect.poll(tab.held).toBe(STATIC_TOKEN);
      const violated = () => (window as unknown as { violated: string[] }).violated;
      expect(await tab.evaluate(violated, undefined)).toEqual([]);
      // Firefox says of the icon, too, that it asks for by itself.
      expect(tab.problems().filter((problem) => !problem.includes('/favicon.ico'))).toEqual([]);
    });
  });
