import { test } from '@playwright/test';

/** Leaves in the test's results what came of an attack on the click that captures. */
export function reportPromptAttack(attack: string, isCaptured: boolean): void {
  leave('prompt-attack', `${attack}: ${isCaptured ? 1 : 0} captures`);
}

/** What came of an attack on the press that sends, over all of its runs. */
export interface PopupAttack {
  runs: number;
  /** Runs in which there was something to send: the page's own token was captured, by a click on a prompt in plain sight. */
  captured: number;
  /** Runs in which it was sent, or could have been without a warning. */
  pushed: number;
}

export function reportPopupAttack(attack: string, { runs, captured, pushed }: PopupAttack): void {
  leave('popup-attack', `${attack}: ${runs} runs, ${captured} captured, ${pushed} pushed`);
}

function leave(type: string, description: string): void {
  test.info().annotations.push({ type, description });
  console.log(description);
}
