import { expect, type Page } from '@playwright/test';
import type { Simulators } from '../../simulators';
import { findAccessible } from '../accessible';
import { clickSend } from '../capturing';
import type { ExtensionBrowser } from '../extension';
import { chooseExisting, chooseNew, showFields } from '../popup';
import { press } from '../press';
import { part, stillOpen, writes } from '../push';
import { signIn } from '../user';
import { type Fate, Judge } from './judge';
import type { Killer } from './killer';
import type { Script } from './script';

export interface Outcome {
  fates: Fate[];
  /** What is wrong; empty means that the journey survived. */
  wrong: string[];
}

/** How long a user goes on with one token before leaving it, in milliseconds. */
const PATIENCE = 60_000;
/** Longer than any fault makes Infisical wait before it carries out a request. */
const LATEST = 2_500;
const AT_ONCE = { timeout: 1_000 };
const NOTHING_DONE = /was not created|was not replaced|before anything was sent|Nothing was sent/;

/** Plays a script as a user does, who reads what is said and presses what is offered, and judges what came of it. */
export async function play(
  script: Script,
  simulators: Simulators,
  extension: ExtensionBrowser,
  killer: Killer,
): Promise<Outcome> {
  const journey = new Journey(script, simulators, extension, killer);
  await signIn(extension, simulators);
  return journey.play();
}

class Journey {
  readonly #fates: Fate[];
  readonly #judge: Judge;
  readonly #users: string[];
  #popup: Page | undefined;

  constructor(
    private readonly script: Script,
    private readonly simulators: Simulators,
    private readonly extension: ExtensionBrowser,
    private readonly killer: Killer,
  ) {
    this.#judge = new Judge(simulators);
    const { humanitec, infisical } = simulators;
    this.#users = script.tokens.map(
      (_, index) => humanitec.createServiceUser({ name: `user-${index}`, apps: { shop: 'developer' } }).id,
    );
    this.#fates = script.tokens.map(({ push }, index) => {
      const connection = `${push}-${index}`;
      if (push === 'rotate') infisical.us.arrange.connection({ name: connection });
      return { value: '', connection, captured: false };
    });
  }

  async play(): Promise<Outcome> {
    const indices = this.script.tokens.map((_, index) => index);
    for (const fault of this.script.faults) this.simulators.faults.add({ ...fault });
    if (this.script.queue) {
      for (const index of indices) await this.#capture(index);
      for (const _ of indices) await this.#pushNext();
    } else {
      for (const index of indices) {
        await this.#capture(index);
        await this.#pushNext();
      }
    }
    const popup = await this.#reopen();
    await expect(
      part.capture(popup).or(popup.getByLabel('API token')).or(part.done(popup)).first(),
    ).toBeVisible();
    this.#judge.conclude(this.#fates, await this.#text());
    return { fates: this.#fates, wrong: this.#judge.wrong };
  }

  /** Does something while the browser stops the background as the script says. */
  async #under(step: 'capture' | 'push', token: number, action: () => Promise<void>): Promise<void> {
    const kills = this.script.kills.filter((kill) => kill.step === step && kill.token === token);
    const ends = kills.map(({ requests, later }) =>
      this.killer.whenRequested(this.simulators, requests, later),
    );
    await action();
    for (const end of ends) await end();
    if (kills.some(({ reopens }) => reopens)) await this.#reopen();
  }

  async #capture(index: number): Promise<void> {
    await this.#under('capture', index, () =>
      this.script.tokens[index]?.via === 'prompt' ? this.#byPrompt(index) : this.#byPaste(index),
    );
  }

  async #byPrompt(index: number): Promise<void> {
    const page = await this.extension.context.newPage();
    await page.goto(`https://app.humanitec.io/orgs/acme/service-users/${this.#users[index]}`);
    await page.getByRole('button', { name: 'Add new API token' }).click();
    await page.getByLabel('API token ID').fill('by-the-prompt');
    await page.getByRole('button', { name: 'Create new API token' }).click();
    const said = async (): Promise<boolean> =>
      (await findAccessible(page, 'StaticText', /^(Captured|Already captured)/)) !== undefined;
    for (let tries = 0; tries < 3 && !(await said()); tries += 1) {
      await clickSend(page);
      await expect
        .poll(said, { timeout: 4_000 })
        .toBe(true)
        .catch(() => {});
    }
    const fate = this.#fate(index);
    fate.value = this.simulators.humanitec.tokensOf(this.#users[index] ?? '')[0]?.value ?? '';
    fate.captured = await said();
    if (!fate.captured) this.#judge.wrong.push(`token ${index}: the prompt did not say that it was captured`);
    await page.close();
  }

  async #byPaste(index: number): Promise<void> {
    const fate = this.#fate(index);
    fate.value = this.simulators.humanitec.createToken(this.#users[index] ?? '').value;
    const popup = await this.#open();
    const another = popup.getByRole('button', { name: 'Send another token' });
    const box = popup.getByLabel('API token');
    await expect(box.or(another).first()).toBeVisible();
    if (await another.isVisible()) await another.click();
    await box.fill(fate.value);
    for (let tries = 0; tries < 3 && !fate.captured; tries += 1) {
      if (await box.isVisible()) await popup.getByRole('button', { name: 'Check token' }).click();
      fate.captured = await part
        .capture(popup)
        .waitFor({ timeout: 4_000 })
        .then(
          () => true,
          () => false,
        );
    }
    if (!fate.captured) this.#judge.wrong.push(`token ${index}: the popup did not take it`);
  }

  /** Pushes the token that the popup shows, until the popup says what became of it. */
  async #pushNext(): Promise<void> {
    const popup = await this.#open();
    const another = popup.getByRole('button', { name: 'Send another token' });
    await expect(part.capture(popup).or(another).first())
      .toBeVisible({ timeout: 10_000 })
      .catch(() => {});
    if (!(await part.capture(popup).isVisible())) await another.click({ timeout: 2_000 }).catch(() => {});
    // Those that wait are offered beside the result as well: with the next one in work, that would be the one after it.
    const isThere = await part
      .capture(popup)
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false,
      );
    const use = popup.getByRole('button', { name: 'Use this one' }).first();
    if (!isThere) await use.click({ timeout: 2_000 }).catch(() => {});
    const index = await this.#shown();
    if (index < 0) {
      this.#judge.wrong.push(`nothing to push is shown: ${await this.#text()}`);
      return;
    }
    // What was to be pressed may go away with the background: then the user reads anew.
    await this.#under('push', index, () => this.#push(index).catch(() => {}));
    await this.#goOn(index);
  }

  async #push(index: number): Promise<void> {
    const popup = await this.#open();
    const { connection } = this.#fate(index);
    const rotates = this.script.tokens[index]?.push === 'rotate';
    const button = rotates ? part.update(popup) : part.create(popup);
    const any = part.create(popup).or(part.update(popup));
    // Infisical may be out of reach for a moment.
    const tryAgain = popup.getByRole('button', { name: 'Try again' });
    for (let tries = 0; tries < 3 && !(await any.isVisible()); tries += 1) {
      await expect(any.or(tryAgain).first()).toBeVisible();
      if (await tryAgain.isVisible()) await tryAgain.click();
    }
    await expect(any).toBeVisible();
    if (rotates) {
      await chooseExisting(popup);
      const existing = popup.getByRole('combobox', { name: 'Existing connection' });
      await existing.selectOption({ label: connection });
    } else {
      await chooseNew(popup);
      await showFields(popup);
      await part.name(popup).fill(connection);
    }
    if ((await this.#shown()) !== index) throw new Error('Another token is in work');
    await press(button);
  }

  /** Reads and goes on until the token is stored, and that is said. */
  async #goOn(index: number): Promise<void> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const state = await this.#read(index);
      if (state === 'done') return;
      if (Date.now() > end) {
        this.#judge.wrong.push(`token ${index}: no end in sight: ${await this.#text()}`);
        return;
      }
      try {
        await this.#answer(index, state);
      } catch {
        // What was offered is not there any more: read anew.
      }
    }
  }

  async #read(index: number): Promise<'done' | 'open' | 'unsure' | 'confirm' | 'ready' | 'busy'> {
    const popup = await this.#open();
    const said = await this.#text();
    // The result of an earlier token may still stand beside the next one.
    if ((await part.done(popup).isVisible()) && isAbout(said, this.#fate(index).connection)) {
      this.#judge.believe(this.#fate(index), said);
      return 'done';
    }
    if (await stillOpen(popup).first().isVisible()) return 'open';
    const offers = (name: string) => popup.getByRole('button', { name }).first().isVisible();
    if (await offers('Look again')) return 'unsure';
    if (await offers('Update anyway')) return 'confirm';
    const button = part.create(popup).or(part.update(popup));
    const ready =
      (await this.#shown()) === index &&
      (await button.isVisible()) &&
      (await button.isEnabled(AT_ONCE).catch(() => false));
    const alert = await popup.getByRole('alert').allInnerTexts();
    if (ready && alert.some((text) => NOTHING_DONE.test(text)))
      this.#judge.believeNothing(this.#fate(index), alert.join(' '));
    return ready ? 'ready' : 'busy';
  }

  async #answer(index: number, state: 'open' | 'unsure' | 'confirm' | 'ready' | 'busy'): Promise<void> {
    const popup = await this.#open();
    const button = (name: string) => popup.getByRole('button', { name }).first();
    if (state === 'open' || state === 'unsure') {
      // Time passes until Infisical cannot be at work on the request any more.
      const sent = writes(this.simulators).at(-1)?.at ?? 0;
      await popup.waitForTimeout(Math.max(0, sent + LATEST - Date.now()));
      if (!(await part.done(popup).isVisible())) await this.killer.longAgo();
      if (state === 'unsure') await button('Look again').click({ timeout: 1_000 });
      else await this.#reopen();
      await popup.waitForTimeout(300);
    } else if (state === 'confirm') {
      await press(button('Update anyway'));
    } else if (state === 'ready') {
      await this.#push(index);
      await popup.waitForTimeout(300);
    } else {
      await popup.waitForTimeout(500);
      if (await button('Try again').isVisible()) return button('Try again').click();
      if (await button('Check again').isVisible()) return;
      if (!(await popup.getByRole('status').first().isVisible())) await this.#reopen();
    }
  }

  /** Which token the popup has in work; -1 when none. */
  async #shown(): Promise<number> {
    const masked = /Captured token[\s\S]*?•{4,}\s*(\S{4})/.exec(await this.#text())?.[1];
    return this.#fates.findIndex(({ value }) => value !== '' && value.slice(-4) === masked);
  }

  async #text(): Promise<string> {
    return (await this.#open()).locator('body').innerText();
  }

  #fate(index: number): Fate {
    const fate = this.#fates[index];
    if (!fate) throw new Error(`The script has no token ${index}`);
    return fate;
  }

  async #open(): Promise<Page> {
    if (!this.#popup) {
      this.#popup = await this.extension.popupInTab();
      // What is waited for may have become something else.
      this.#popup.setDefaultTimeout(5_000);
    }
    return this.#popup;
  }

  async #reopen(): Promise<Page> {
    const popup = await this.#open();
    await popup.reload();
    return popup;
  }
}

/** Whether a result that is told is that of this connection. */
function isAbout(said: string, connection: string): boolean {
  const plain = said.replace(/[\u2066-\u2069]/g, '');
  return (
    plain.includes(`has the connection ${connection}.`) ||
    plain.toLowerCase().includes(`the connection ${connection} has the new token`)
  );
}
