interface Naming {
  /** Slug of the environment that the sync reads. */
  environment: string;
  keySchema: string | undefined;
}

/** What a secret is called at the destination. */
export function destinationKey(key: string, naming: Naming): string {
  const { prefix, suffix } = affixes(naming);
  return prefix + key + suffix;
}

/** Whether a key at the destination may be one of the sync's: only those are deleted (docs/facts/infisical-api.md, 9.1). */
export function isCandidate(key: string, naming: Naming): boolean {
  const { prefix, suffix } = affixes(naming);
  return key.length >= prefix.length + suffix.length && key.startsWith(prefix) && key.endsWith(suffix);
}

function affixes({ environment, keySchema = '{{secretKey}}' }: Naming) {
  const parts = keySchema.replaceAll('{{environment}}', environment).split('{{secretKey}}');
  return { prefix: parts.at(0) ?? '', suffix: parts.at(-1) ?? '' };
}
