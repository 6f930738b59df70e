import type { Simulators } from '../simulators';
import type { Spot } from './accessible';
import { GAME_PAGE, type Game, playGame } from './hostile-game';
import type { RealDisplay } from './real-window';
import { until } from './until';
import { serviceUserToken } from './user';

/** A button of the popup, and its middle on the screen. */
export interface PopupButton extends Spot {
  name: string;
  focused: boolean;
}

/** Of the page, in CSS pixels. */
export interface Part extends Spot {
  width: number;
  height: number;
}

/** A browser in a real window, with a page of the console that belongs to an attacker, and the extension. */
export interface Arena {
  display: RealDisplay;
  simulators: Simulators;
  /** Loads the page anew, and what it plays. */
  play(game: Game, address?: string): Promise<void>;
  /** Runs a function in the page. */
  evaluate<A, R>(run: (given: A) => R, given: A): Promise<R>;
  /** What a part of the page looks like. */
  picture(part: Part): Promise<Buffer>;
  /** The token that the extension holds, straight from its session storage. */
  held(): Promise<string | undefined>;
  /** Upper left corner of the page on the screen. */
  origin(): Promise<Spot>;
  /** Middle of the prompt's `Send to Infisical`, in CSS pixels of the page; waits for it. */
  send(): Promise<Spot>;
  /** Buttons of the popup; none when it is closed. */
  buttons(): Promise<PopupButton[]>;
  /** Opens the popup as the toolbar's button would. */
  openPopup(): Promise<void>;
  /** Presses a button of the popup as assistive technology does: the pointer and the focus stay where they are. */
  actOn(button: PopupButton): Promise<void>;
  /** Takes the extension back to the state after its installation, and the popup away. */
  startAnew(): Promise<void>;
  close(): Promise<void>;
}

/** Names of the buttons that send a token. */
export const SENDS = /^(Create|Update) (connection|token|anyway)$/;

/** A place of the page that has nothing to do with the popup. */
const ASIDE: Spot = { x: 300, y: 400 };

/** From the dialog's corner to the prompt's button, where no better is known. */
const GUESSED: Spot = { x: 73, y: 210 };

export interface Lesson {
  offset: Spot;
  /** The popup's button that sends, on the screen. */
  create: Spot;
}

/** What the attacker finds out at home, with an honest user's clicks. */
export async function learn(arena: Arena): Promise<Lesson> {
  await arena.play({ tokens: [evilToken(arena.simulators)], at: ASIDE, offset: GUESSED });
  const send = await arena.send();
  await captureCalmly(arena);
  const create = await whereItStands(arena, SENDS);
  const corner = { x: ASIDE.x - GUESSED.x, y: ASIDE.y - GUESSED.y };
  await arena.startAnew();
  return { offset: { x: send.x - corner.x, y: send.y - corner.y }, create };
}

/** Reads the prompt, goes to its button and clicks; then the popup is there, by itself or by the toolbar. */
export async function captureCalmly(arena: Arena): Promise<void> {
  const [send, origin] = [await arena.send(), await arena.origin()];
  const at = { x: Math.round(origin.x + send.x), y: Math.round(origin.y + send.y) };
  await arena.display.input('mousemove', at.x - 40, at.y + 90, 'sleep', 0.1, 'mousemove', at.x, at.y);
  await arena.display.input('sleep', 1.5, 'click', 1);
  const opened = await until(async () => (await arena.buttons()).length > 0, 6_000, 100);
  if (!opened) await arena.openPopup();
}

/** Waits until a button of the popup stands still, and gives it. */
export async function whereItStands(arena: Arena, name: RegExp): Promise<PopupButton> {
  let before: PopupButton | undefined;
  let found: PopupButton | undefined;
  const still = await until(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 250));
      before = found;
      found = (await arena.buttons()).find((button) => name.test(button.name));
      return found !== undefined && found.x === before?.x && found.y === before.y;
    },
    20_000,
    100,
  );
  if (!still || !found) throw new Error(`No button ${name} in the popup`);
  return found;
}

/** A token that works, of the attacker's own organization. */
export function evilToken({ humanitec }: Simulators): string {
  if (!humanitec.orgs.has('evil')) {
    humanitec.addOrg('evil', 'Evil');
    humanitec.addApp('evil', 'trap', 'Trap');
  }
  return serviceUserToken(humanitec, { org: 'evil', apps: { trap: 'developer' } });
}

/** What was captured was checked with Humanitec. */
export const wasCaptured = ({ traffic }: Simulators): boolean =>
  traffic.some(({ host, headers }) => host === 'api.humanitec.io' && headers.authorization !== undefined);

interface Scripted {
  goto(address: string): Promise<unknown>;
  evaluate(play: typeof playGame, game: Game): Promise<unknown>;
}

/** Loads the attacker's page into a tab of either driver. */
export async function playIn(page: Scripted, game: Game, address = GAME_PAGE): Promise<void> {
  await page.goto(address);
  await page.evaluate(playGame, game);
}
