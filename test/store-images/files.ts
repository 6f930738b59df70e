import { type Scene, STEP } from '../states/scene';
import type { SceneId } from '../states/scenes';
import type { Caption } from './frame';

export const FOLDER = 'docs/store/images';

interface Size {
  width: number;
  height: number;
}

/** The sizes that the stores take, in pixels. */
export const SIZES = {
  screenshot: { width: 1280, height: 800 },
  tile: { width: 440, height: 280 },
  marquee: { width: 1400, height: 560 },
} as const satisfies Record<string, Size>;

/** A screenshot: a state of the popup with its caption, or the console with the prompt. */
interface Screenshot extends Caption {
  file: string;
  of: SceneId | 'offer';
  /** The part of the popup that it is about, where all of it would be too small. */
  part?: Scene['part'];
}

/** In the order of the listing. */
export const SCREENSHOTS: readonly Screenshot[] = [
  {
    file: '1-offer.png',
    of: 'offer',
    title: 'One click in the Humanitec console',
    text: 'A new token goes to the popup and skips the clipboard.',
  },
  {
    file: '2-ready.png',
    of: 'ready',
    title: 'Checked before anything is sent',
    text: 'Who the token is, and in which apps it can write. The second click makes the connection.',
  },
  {
    file: '3-not-ready.png',
    of: 'not-ready',
    part: STEP.access,
    title: 'Not ready? It says why, and how to fix it',
    text: 'What is missing stands beside each app, with the button that gives it.',
  },
  {
    file: '4-created.png',
    of: 'created',
    title: '“Connected” means proven',
    text: 'The connection is read back from Infisical and compared with what was asked for.',
  },
  {
    file: '5-sync.png',
    of: 'sync-looked',
    title: 'A first sync without surprises',
    text: 'What would be added, overwritten or deleted, key by key, before it exists.',
  },
];

export const TILE = {
  file: 'tile.png',
  title: 'Humanitec to Infisical',
  text: 'Connected in two clicks, and proven',
};
export const MARQUEE = {
  file: 'marquee.png',
  title: 'Humanitec to Infisical',
  text: 'From a new token to a connection that works, in two clicks.',
  of: 'ready',
} as const;
