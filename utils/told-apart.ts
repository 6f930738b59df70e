/** Something to choose from a list, whose name is free text. */
export interface Choice {
  id: string;
  name: string;
}

/**
 * What to call each choice of a list where only text can be shown: its name, and its id in front where somebody could take
 * it for another one, or for one of our own words.
 */
export function toldApart(choices: readonly Choice[], ownWords: readonly string[] = []): Map<string, string> {
  const own = new Set(ownWords.map(look));
  const looks = choices.map(({ name }) => look(name));
  return new Map(
    choices.map(({ id, name }, index) => {
      const mine = looks[index] ?? '';
      const isAlike =
        own.has(mine) ||
        looks.some((other, at) => at !== index && other === mine) ||
        // Who carries the id of another wants to be taken for it.
        choices.some((other) => other.id !== id && name.includes(other.id)) ||
        MIXED_SCRIPTS.test(name);
      return [id, isAlike && name !== id ? `${id} · ${name}` : name];
    }),
  );
}

/** Cyrillic and Greek have letters that look like Latin ones; in one name they are hardly ever honest. */
const MIXED_SCRIPTS =
  /\p{Script=Latin}.*[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}].*\p{Script=Latin}/u;

/** What a name looks like at a glance: without case, accents, spaces and signs, and the digits that pass for letters. */
function look(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Z}\p{P}\p{S}]/gu, '')
    .replace(/[1i]/g, 'l')
    .replace(/0/g, 'o');
}
