import type { Page } from '@playwright/test';
import type { Capture } from '../../utils/capture/types';
import { FACTS } from '../unit/preflight/checks/facts';
import { captureOf } from './acts';
import { preflightOf, showPreflight } from './judged';
import type { Scene } from './scene';
import type { Stage } from './stage';
import type { Stored } from './stored';

interface Detail {
  means: string;
  part: NonNullable<Scene['part']>;
  /** What is known of the token besides what always is. */
  capture?: Partial<Capture>;
  /** What is stored about the token of this id. */
  items(captureId: string, stage: Stage): Promise<Stored> | Stored;
}

/** A scene that differs from others in what is stored alone, so that one popup can show them all, one after the other. */
export function detail(id: string, { means, part, capture, items }: Detail): Scene {
  const show = async (stage: Stage, popup: Page): Promise<void> => {
    // Another token: what the popup remembers of the one before is gone with it.
    const masked = `••••••••${id.slice(-4)}`;
    const captures = [captureOf({ ...capture, id, masked, tokenId: id })];
    await stage.store({ captures, ...(await items(id, stage)) });
    await popup.getByText(id).first().waitFor();
    await popup.getByText(stage.text('popup.access.justChecked')).waitFor();
  };
  const reach = async (stage: Stage): Promise<Page> => {
    const popup = await openDetails(stage);
    await show(stage, popup);
    return popup;
  };
  return { means, part, show, reach };
}

/** A popup that can show each of them. */
export async function openDetails(stage: Stage): Promise<Page> {
  const popup = await showPreflight(stage, preflightOf(FACTS));
  // Whether access may be fixed in place is known a moment after the start, and rows look different before.
  while (!(await stage.stored()).grantTerms)
    await popup.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  return popup;
}
