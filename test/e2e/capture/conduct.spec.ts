import { setTimeout as pause } from 'node:timers/promises';
import { READING } from '../../support/capturing';
import { type ConsoleTab, clickAt } from '../../support/console-tab';
import { whileSessionIsFull } from '../../support/full-session';
import { insidePrompt, promptGone, sendButton, sendInTab } from '../../support/prompt-in-tab';
import {
  expect,
  finds,
  inBoth,
  inChromium,
  openCase,
  openCorpus,
  promptsOn,
  STATIC_MODAL,
  says,
  showCase,
  staysWithout,
} from './fixtures';

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

const isOpen = (tab: ConsoleTab, dialog: string): Promise<boolean> =>
  tab.evaluate((selector) => document.querySelector(selector) !== null, dialog);

/** Waits for a prompt, and as long as it takes to read it. */
async function isRead(tab: ConsoleTab): Promise<void> {
  await sendButton(tab, 'shown');
  await pause(READING);
}

for (const [name, dialog] of Object.entries(MODALS)) {
  inBoth(`mouse: the dialog stays open, ${name}`, async (tab) => {
    const token = await openCase(tab, name);
    await sendInTab(tab);
    await expect.poll(tab.held).toBe(token);
    await says(tab, 'Captured');
    expect(await isOpen(tab, dialog)).toBe(true);
    expect(tab.problems()).toEqual([]);
  });

  inBoth(`keyboard: Tab reaches it and Enter sends, ${name}`, async (tab) => {
    const token = await openCase(tab, name);
    await isRead(tab);
    // Some dialogs give the focus away only once they have come in, and then to the prompt's host.
    for (let presses = 0; presses < 20; presses++) {
      await tab.key('Tab');
      if ((await tab.accessible('button', 'Send to Infisical'))?.hasFocus) break;
    }
    // Without a focus trap the way there may lead out of the page and back, and then the wait begins anew.
    await sendButton(tab, 'ready');
    await tab.key('Enter');
    await expect.poll(tab.held).toBe(token);
    expect(await isOpen(tab, dialog)).toBe(true);
  });

  inBoth(`Escape dismisses the prompt and leaves the dialog, ${name}`, async (tab) => {
    await openCase(tab, name);
    await isRead(tab);
    await tab.key('Escape');
    await staysWithout(tab);
    expect(await isOpen(tab, dialog)).toBe(true);
  });
}

inBoth('it covers neither the token nor a control of the dialog', async (tab) => {
  await openCorpus(tab);
  for (const name of Object.keys(MODALS)) {
    await showCase(tab, name);
    await isRead(tab);
    const covered = await tab.evaluate(() => {
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
    }, undefined);
    expect(covered, name).toEqual([]);
    await tab.evaluate(() => window.corpus.clear(), undefined);
    await promptGone(tab);
  }
});

inBoth('Dismiss is respected: the same token is not offered again', async (tab) => {
  await openCase(tab);
  await clickAt(tab, await finds(tab, 'button', 'Dismiss'));
  await promptGone(tab);
  await tab.evaluate(() => document.querySelector('dialog')?.append('changed'), undefined);
  await staysWithout(tab);
  expect(await tab.held()).toBeUndefined();
});

// Firefox opens no popup here, and then the prompt says that, whatever was held before.
inChromium('a token that is held already is said to be', async (tab) => {
  for (const said of ['Captured', 'Already captured']) {
    await tab.goto(STATIC_MODAL);
    await sendInTab(tab);
    await says(tab, said);
  }
});

inBoth('it closes with the dialog', async (tab) => {
  await openCase(tab);
  await sendButton(tab, 'shown');
  await tab.evaluate(() => document.querySelector('dialog')?.close(), undefined);
  await promptGone(tab);
});

inBoth('it shows itself again where the page drew the dialog anew', async (tab) => {
  await openCase(tab);
  await sendButton(tab, 'shown');
  await tab.evaluate(() => document.querySelector('[popover=manual]')?.remove(), undefined);
  await expect.poll(() => promptsOn(tab)).toBe(1);
});

inBoth('two candidates: the ends of each are shown, and the chosen one is sent', async (tab) => {
  const token = await openCase(tab, 'two candidates');
  const other = await finds(tab, 'radio', 'c29t…bHk9');
  await finds(tab, 'radio', `${token.slice(0, 4)}…${token.slice(-4)}`);
  await pause(READING);
  await clickAt(tab, other);
  await sendInTab(tab);
  await expect.poll(tab.held).toBe('c29tZXRoaW5nIGVsc2UgZW50aXJlbHk9');
});

inBoth('two candidates: a captured one is not offered again when the other is gone', async (tab) => {
  const token = await openCase(tab, 'two candidates');
  await sendInTab(tab);
  await says(tab, 'Captured');
  expect(await tab.held()).toBe(token);
  await tab.evaluate(() => document.querySelector('dialog input[value^=c29t]')?.remove(), undefined);
  await staysWithout(tab);
});

inBoth('a form whose fields stand in for its properties stops nothing and throws nothing', async (tab) => {
  await openCorpus(tab);
  await tab.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<form role="dialog">Only shown once <input name="matches"><input name="parentElement"><input name="getBoundingClientRect"></form>`,
    );
  }, undefined);
  await pause(READING);
  await tab.evaluate(() => document.querySelector('form')?.remove(), undefined);
  const token = await showCase(tab);
  await sendInTab(tab);
  await expect.poll(tab.held).toBe(token);
  expect(tab.problems()).toEqual([]);
});

inBoth('a second token is offered too, a captured one not again', async (tab) => {
  await openCorpus(tab);
  for (let round = 0; round < 2; round++) {
    const token = await showCase(tab);
    await sendInTab(tab);
    await expect.poll(tab.held).toBe(token);
    await expect.poll(() => tab.accessible('button', 'Send to Infisical')).toBeUndefined();
    await finds(tab, 'button', 'Dismiss');
    await tab.evaluate(() => window.corpus.clear(), undefined);
    await promptGone(tab);
  }
});

inBoth('a style sheet that treats the last child apart moves nothing', async (tab) => {
  await openCorpus(tab);
  await tab.evaluate(() => {
    document.head.append(
      Object.assign(document.createElement('style'), {
        textContent: 'dialog > :not(:last-child) { display: block; margin-bottom: 16px }',
      }),
    );
  }, undefined);
  await showCase(tab);
  const height = () =>
    tab.evaluate(() => document.querySelector('dialog')?.getBoundingClientRect().height, undefined);
  const drawn = await height();
  expect(drawn).toBeGreaterThan(0);
  await isRead(tab);
  expect(await height()).toBe(drawn);
});

inBoth('when sending fails the prompt says why and offers to try again', async (tab) => {
  const token = await openCase(tab);
  await whileSessionIsFull(tab, async () => {
    await sendInTab(tab);
    await says(tab, 'Something went wrong in the extension.');
    expect(await tab.held()).toBeUndefined();
  });
  await sendInTab(tab);
  await expect.poll(tab.held).toBe(token);
});

inBoth(
  'the page is as without it: no global, no style, nothing moved, no word of the token in the prompt',
  async (tab) => {
    await openCorpus(tab);
    const own = () =>
      tab.evaluate(
        () => [Object.getOwnPropertyNames(window).length, document.styleSheets.length] as const,
        undefined,
      );
    const before = await own();
    const token = await showCase(tab);
    const boxes = () =>
      tab.evaluate(
        () =>
          [...document.querySelectorAll('dialog *:not([popover])')].map((element) =>
            element.getBoundingClientRect().toJSON(),
          ),
        undefined,
      );
    const drawn = await boxes();
    await isRead(tab);
    expect(await boxes()).toEqual(drawn);
    expect(await own()).toEqual(before);
    expect(await insidePrompt(tab, (root) => root.textContent)).not.toContain(token);
    expect(tab.problems()).toEqual([]);
  },
);

inBoth('frames other than the top one and other hosts are left alone', async (tab) => {
  await tab.goto('https://app.humanitec.io/orgs/acme/framed');
  await pause(READING);
  const inFrame = () =>
    tab.evaluate(() => {
      const { body } = document.querySelector('iframe')?.contentDocument ?? {};
      return [body?.querySelectorAll('[role=dialog]').length, body?.querySelectorAll('[popover]').length];
    }, undefined);
  expect(await inFrame()).toEqual([1, 0]);
  expect(await promptsOn(tab)).toBe(0);
  await tab.goto(STATIC_MODAL.replace('app.humanitec.io', 'infisical.example.com'));
  await pause(READING);
  expect(await promptsOn(tab)).toBe(0);
});

inBoth('back and forward: the prompt is there again', async (tab) => {
  await tab.goto(STATIC_MODAL);
  await sendButton(tab, 'shown');
  await tab.goto('https://app.humanitec.io/orgs/acme/framed');
  await tab.evaluate(() => void setTimeout(() => history.back()), undefined);
  // While the page changes there is none to ask.
  await expect.poll(() => promptsOn(tab).catch(() => 0)).toBe(1);
  await sendButton(tab, 'shown');
  expect(await promptsOn(tab)).toBe(1);
});
