import type { Dice } from '../../../fixtures/console/generator/dice';

const WORDS = ['DB', 'API', 'KEY', 'URL', 'TOKEN', 'USER', 'PORT', 'HOST', 'CACHE', 'QUEUE', 'SMTP', 'LOG'];

/** Names that one takes for another: what differs is a case, an end or a mark. */
const ALIKE = [
  'DB_URL',
  'db_url',
  'DB_URLS',
  '_DB_URL',
  'DB_URL_',
  'DB-URL',
  'DB.URL',
  'DB__URL',
  'DB_UR',
  'D',
];

/** What objects and addresses do not take for mere names. */
const TRAPS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'values',
  'null',
  '-',
  '_',
];
const DOTS = ['.env', 'a.b', '...', 'a..b', 'x.', '.-'];
const PATHS = ['.', '..'];
const DIGITS = ['1ST', '2FA_KEY', '0', '9.9', '42', '1e3'];

/** Infisical may have them; Humanitec takes none of them. */
const REFUSED = [
  'team/KEY',
  '/KEY',
  'MY KEY',
  ' KEY',
  'KEY ',
  'a:b',
  'a?b',
  'KEY#1',
  'KEY%20',
  'KEY%2e%2e',
  '%2e',
  'KEY;x',
  'a\\b',
  'SCHLÜSSEL',
  '鍵',
  '🔑',
  'KEY\u200b',
  'KEY\u202e',
  'KEY\u0000',
  'KEY\n',
  '\ufeffKEY',
  'DB\u00adURL',
  'KЕY',
  '{{secretKey}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference as Infisical writes it
  '${DB_URL}',
  '<b>KEY</b>',
];

/** Affixes of the key schema, its placeholders replaced. */
export interface Affixes {
  prefix: string;
  suffix: string;
}

/** How often a name is one of these. */
export interface Oddity {
  digits: number;
  paths: number;
  refused: number;
}

export function nameOf(dice: Dice, { prefix, suffix }: Affixes, oddity: Oddity): string {
  if (dice.chance(oddity.refused)) return dice.pick(REFUSED);
  if (dice.chance(oddity.digits)) return dice.pick(DIGITS);
  if (dice.chance(oddity.paths)) return dice.pick(PATHS);
  const plain = () => `${dice.pick(WORDS)}_${dice.pick(WORDS)}`;
  const kind = dice.number(1, 100);
  if (kind <= 45) return plain();
  if (kind <= 65) return dice.pick(ALIKE);
  if (kind <= 70) return dice.pick(TRAPS);
  if (kind <= 75) return dice.pick(DOTS);
  if (kind <= 78) return longName(dice);
  const affixed = [
    prefix + plain() + suffix,
    prefix + dice.pick(ALIKE) + suffix,
    prefix + plain(),
    plain() + suffix,
    prefix + prefix + plain() + suffix + suffix,
    prefix.toLowerCase() + plain() + suffix,
    prefix + suffix,
    prefix,
    suffix,
    // Both at once, and too short for both.
    prefix + suffix.slice(1),
    prefix.slice(0, -1) + suffix,
  ];
  return dice.pick(affixed) || plain();
}

/** Long names begin alike, so that what cuts them takes one for another. */
function longName(dice: Dice): string {
  const length = dice.pick([64, 65, 100, 128, 200, 254, 255, 256, 300, 1_024, 5_000]);
  return `${'LONG_'.repeat(length / 5 + 1).slice(0, length - 1)}${dice.pick(['A', 'B', 'C'])}`;
}
