/**
 * Longest name that every server takes: newer ones allow 64, an older rule 32 (docs/facts/infisical-api.md, section 5).
 */
export const NAME_MAX = 32;
/** One less than Infisical says: its column is narrower (docs/facts/infisical-api.md, section 5). */
export const DESCRIPTION_MAX = 255;

/** Whether Infisical takes a connection name: its own slug, so lower case, digits and single hyphens inside. */
export function isConnectionName(name: string): boolean {
  return name.length <= NAME_MAX && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name);
}

/** The given words as a valid connection name that is not among those taken; a number makes it unique. */
export function connectionName(words: readonly string[], taken: ReadonlySet<string>): string {
  const base = slug(words.join(' ')) || 'humanitec';
  let name = cut(base, NAME_MAX);
  for (let number = 2; taken.has(name); number++) {
    const suffix = `-${number}`;
    name = cut(base, NAME_MAX - suffix.length) + suffix;
  }
  return name;
}

function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/-+$/, '');
}
