import { type Dice, diceOf } from '../../../fixtures/console/generator/dice';
import { ACKNOWLEDGE, NOTICE, TITLE } from '../../../fixtures/console/page/case';
import type { SmallDocument } from '../documents';

const HEX = '0123456789abcdef';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LETTERS = `${UPPER}${UPPER.toLowerCase()}`;
const URL_SAFE = `${LETTERS}0123456789-_`;

const FORMATS = {
  hex: (dice: Dice) => dice.text(32, HEX),
  longHex: (dice: Dice) => dice.text(64, HEX),
  // A letter at both ends: nobody could cut a dash off there.
  urlSafe: (dice: Dice) => dice.text(1, LETTERS) + dice.text(41, URL_SAFE) + dice.text(1, LETTERS),
  padded: (dice: Dice) => `${dice.text(22, LETTERS)}/${dice.text(19, LETTERS)}+g==`,
  prefixed: (dice: Dice) => `hum_${dice.text(40, `${LETTERS}0123456789`)}`,
  base32: (dice: Dice) => dice.text(52, `${UPPER}234567`),
  jwt: (dice: Dice) => {
    const json = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const payload = { sub: `s-${dice.text(32, HEX)}`, jti: dice.text(32, HEX), iat: 1_790_000_000 };
    return `${json({ alg: 'RS256', typ: 'JWT' })}.${json(payload)}.${dice.text(214, URL_SAFE)}Q`;
  },
};
export type Format = keyof typeof FORMATS;

/** The value of this format that belongs to this name: the same in each run, another for each name. */
export const value = (format: Format, name: string): string => FORMATS[format](diceOf(1, name));

/** A document whose token must be offered. */
export function shown(
  name: string,
  draw: (token: string) => string,
  format: Format = 'hex',
  lang = 'en',
): SmallDocument {
  const token = value(format, name);
  return { name, lang, body: draw(token), offered: token };
}

/** A document of which nothing may be offered; what it draws looks like a token. */
export function quiet(
  name: string,
  draw: (value: string) => string,
  format: Format = 'hex',
  lang = 'en',
): SmallDocument {
  return { name: `not: ${name}`, lang, body: draw(value(format, name)) };
}

export const COPY = '<button type="button">Copy</button>';
export const ACK = `<label><input type="checkbox"> ${ACKNOWLEDGE}</label>`;
export const WORDS = `<h2>${TITLE}</h2><p>${NOTICE}</p>`;
const PAGE =
  '<main><h1>Service Users</h1><ul><li>ci-deploy, Administrator</li><li>backup, Member</li></ul></main>';

/** What the console says around the value. */
export const store = (content: string) => `${WORDS}${content}${COPY}${ACK}<button disabled>Done</button>`;

export const modal = (content: string) =>
  `${PAGE}<dialog data-modal style="max-width:640px;overflow-wrap:break-word">${content}</dialog>`;
export const overlay = (content: string) =>
  `${PAGE}<div style="position:fixed;inset:0;background:#0008"><div style="width:560px;margin:80px auto;padding:24px;background:#fff;overflow-wrap:break-word">${content}</div></div>`;
/** A role inside a layer that covers the window. */
export const layer = (content: string) =>
  `${PAGE}<div style="position:fixed;inset:0;display:flex;align-items:center;justify-content:center;background:#0008"><section role="dialog" aria-modal="true" style="width:560px;padding:24px;background:#fff;overflow-wrap:break-word">${content}</section></div>`;
export const drawer = (content: string) =>
  `${PAGE}<aside style="position:fixed;top:0;right:0;bottom:0;width:420px;padding:24px;overflow:auto;overflow-wrap:break-word;background:#fff;box-shadow:0 0 24px #0006">${content}</aside>`;
export const popover = (content: string) =>
  `${PAGE}<div popover data-popover style="width:480px">${content}</div>`;

/** Cuts a value into lines of so many characters. */
export const lines = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
