/// <reference types="chrome" />
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { Simulators } from '../simulators';
import type { Spot } from './accessible';
import { reportPopupAttack } from './attack-figures';
import { writes } from './push';
import type { UserPage } from './user-browser';

/** Longer than a push that was begun takes to reach Infisical. */
const SETTLED = 700;
/** As long as somebody takes to read what the popup says. */
const READING = 1_500;

/** Runs in the page: where the button is that sends; once the page shows a text, if one is given. */
async function sendsAt({ once, scroll }: { once: string; scroll: boolean }) {
  while (!document.body.innerText.includes(once)) await new Promise(requestAnimationFrame);
  const button = [...document.querySelectorAll('button')].find(
    (each) =>
      /^(Create|Update) (connection|anyway|token)$/.test(each.innerText.trim()) && each.checkVisibility(),
  );
  if (scroll) button?.scrollIntoView({ block: 'center' });
  const box = button?.getBoundingClientRect();
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2, top: box.top, bottom: box.bottom };
}

/** Goes to the button as a person would, and stays there until nothing but a change can stand in the way. */
export async function aim(popup: UserPage): Promise<Spot> {
  const spot = await popup.evaluate(sendsAt, { once: '', scroll: true });
  if (!spot) throw new Error('The button is not on the screen');
  await popup.pointer.move(Math.abs(spot.x - 200), Math.abs(spot.y - 100));
  await popup.pointer.move(spot.x, spot.y, { steps: 10 });
  await pause(READING);
  return spot;
}

/** Clicks as soon as the popup shows what it did not show before, as a click does that was on its way already. */
export async function clickAtChange(popup: UserPage, spot: Spot, shown: string): Promise<void> {
  const place = await popup.evaluate(sendsAt, { once: shown, scroll: false });
  if (place) await popup.pointer.click(place.x, Math.max(place.top + 4, Math.min(spot.y, place.bottom - 4)));
}

/** Holds the button down for as long as it takes to read all of it. */
export async function pressForLong({ pointer }: UserPage, { x, y }: Spot): Promise<void> {
  await pointer.move(x, y);
  await pointer.down();
  await pause(READING);
  await pointer.up();
}

/** Has the popup note whether its button waits anew from now on. @returns what waits until it does, and tells its state */
export async function watchWait(popup: UserPage): Promise<() => Promise<string | null>> {
  type Watching = typeof globalThis & { waitsAnew?: Promise<string | null> };
  await popup.evaluate(() => {
    (globalThis as Watching).waitsAnew = new Promise((resolve) => {
      const observer = new MutationObserver(([change]) =>
        resolve((change?.target as Element | undefined)?.ariaDisabled ?? null),
      );
      for (const button of document.querySelectorAll('button[aria-disabled]'))
        observer.observe(button, { attributeFilter: ['aria-disabled'] });
    });
  }, undefined);
  return () => popup.evaluate(() => (globalThis as Watching).waitsAnew ?? null, undefined);
}

/** Nothing was sent by the press that was not meant, and the next one, that is, sends. @returns what was sent then */
export async function expectHeldThenSent(
  popup: UserPage,
  simulators: Simulators,
  attack: string,
): Promise<Record<string, unknown>> {
  await pause(SETTLED);
  reportPopupAttack(attack, { runs: 1, captured: 1, pushed: writes(simulators).length });
  expect(writes(simulators)).toEqual([]);
  const { x, y } = await aim(popup);
  await popup.pointer.click(x, y);
  await expect.poll(() => popup.link('Open in Infisical')).toBeDefined();
  const [write] = writes(simulators);
  return JSON.parse(write?.body ?? '{}');
}
