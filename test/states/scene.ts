import type { Locator, Page } from '@playwright/test';
import type { Stage } from './stage';

/** A state of the popup, brought about in the real extension. */
export interface Scene {
  /** What it means to the user, in one line. */
  means: string;
  /** Brings the popup there. Starts as after an installation; what it gives shows the state. */
  reach(stage: Stage): Promise<Page>;
  /** The part of the popup that the picture is of; without it, all of it. */
  part?: (popup: Page) => Locator;
  /** Of one of many that look alike (detail.ts): shows it in a popup that shows another of them. */
  show?(stage: Stage, popup: Page): Promise<void>;
  /** There is so much folded away that it stays closed where rules are looked at. */
  isVast?: boolean;
}

/** The steps of the popup as parts of it, for scenes in which all others are as always. */
export const STEP = {
  access: (popup: Page): Locator => popup.locator('.step').nth(1),
  infisical: (popup: Page): Locator => popup.locator('.step').nth(2),
};

export type Scenes = Readonly<Record<string, Scene>>;

/** Scenes under one heading of docs/states.md. */
export interface Group {
  title: string;
  scenes: Scenes;
}
