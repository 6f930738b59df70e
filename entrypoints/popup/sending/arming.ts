/** How long everything that a press is about must have stood unchanged in a focused page, in milliseconds. */
export const CALM_MS = 700;
/** From the third early press in a row on, the hand is taken for one that presses whatever comes: a pause of a series, or of the machine, is no decision. */
const HASTY = { presses: 3, calmMs: 3 * CALM_MS };
/** How far the pointer must have come inside the popup, in CSS pixels: more than a hand that clicks on the spot shakes. */
export const TRAVEL_PX = 40;
/** How far a control may be from where it was without having moved, in CSS pixels: what sticks to an edge is rounded anew as the page is scrolled. */
const SAME_PLACE_PX = 2;

/** What is true of a control that sends something at one moment. */
export interface Sight {
  /** Everything that the press would be about, as one text. */
  subject: string;
  /** Where the control stands: what moves under the pointer was not aimed at. */
  place: Place;
  isFocused: boolean;
}

/** Two ways to say where something is; what is scrolled, or stays while the page is scrolled, keeps one of them. */
export interface Place {
  inWindow: Box;
  inPage: Box;
}

/** Left, top, width and height in CSS pixels. */
export type Box = readonly [number, number, number, number];

/** How a press was made, as far as it tells what the user has done for it. */
export type Press =
  /** @property travelled whether the pointer has moved through the popup before. */
  | { by: 'pointer'; travelled: boolean }
  /** @property moved whether the user has moved the focus to the control. */
  | { by: 'keyboard'; moved: boolean }
  /** Voice control, a switch, some screen readers: nothing tells whether it was meant. */
  | { by: 'assistance' };

export type Answer =
  /** It counts. */
  | 'send'
  /** Not yet: the wait starts anew. */
  | 'early'
  /** It may be meant; a control that stands elsewhere asks once more. */
  | 'ask';

/**
 * Tells presses of a user who could see what they do from those that a page lures out of a series of clicks: the popup
 * opens by itself, and the next click of the series must send nothing. Times are milliseconds on the clock of events.
 */
export class Arming {
  #sight: Sight | undefined;
  #since = Number.POSITIVE_INFINITY;
  #early = 0;

  /** Call with each picture that the user gets to see. */
  look(sight: Sight, at: number): void {
    const place = this.#sight && placeSince(this.#sight.place, sight.place);
    if (!sight.isFocused) this.#since = Number.POSITIVE_INFINITY;
    else if (!place || sight.subject !== this.#sight?.subject || !this.#sight.isFocused) this.#since = at;
    this.#sight = { ...sight, place: place ?? sight.place };
  }

  /** Starts the wait anew. */
  restart(at: number): void {
    this.#since = Math.max(this.#since, at);
  }

  /** Whether a press made at this time could count. */
  isCalm(at: number): boolean {
    return at - this.#since >= this.calmMs;
  }

  /** How long the wait lasts now, in milliseconds. */
  get calmMs(): number {
    return this.#early < HASTY.presses ? CALM_MS : HASTY.calmMs;
  }

  /** When the wait began; infinite while the page has no focus. */
  get since(): number {
    return this.#since;
  }

  /**
   * Judges a press.
   *
   * @param madeAt when the user made it, which is not when it was handled
   * @param isDescribed whether what says where the token goes is in the window
   */
  press(press: Press, madeAt: number, isDescribed: boolean): Answer {
    if (!this.isCalm(madeAt) || !isDescribed) {
      this.restart(madeAt);
      this.#early += 1;
      return 'early';
    }
    this.#early = 0;
    if (press.by === 'pointer' && press.travelled) return 'send';
    if (press.by === 'keyboard' && press.moved) return 'send';
    return 'ask';
  }
}

/** Where a control that has not moved is now; what it has kept is left as it was, as small steps add up. Undefined once it has moved. */
function placeSince(before: Place, now: Place): Place | undefined {
  const keepsWindow = isSame(before.inWindow, now.inWindow);
  const keepsPage = isSame(before.inPage, now.inPage);
  if (!keepsWindow && !keepsPage) return undefined;
  return {
    inWindow: keepsWindow ? before.inWindow : now.inWindow,
    inPage: keepsPage ? before.inPage : now.inPage,
  };
}

function isSame(before: Box, now: Box): boolean {
  return now.every((value, index) => Math.abs(value - (before[index] ?? value)) <= SAME_PLACE_PX);
}
