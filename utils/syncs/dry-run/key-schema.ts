const KEY = '{{secretKey}}';
const ENVIRONMENT = '{{environment}}';
const MAX_LENGTH = 255;

/** Keeps what a sync writes apart from what is there. */
export const SUGGESTED_SCHEMA = `INF_${KEY}`;

/** How a sync names its keys at the destination. */
export interface Naming {
  /** What a secret is called there. */
  nameOf(key: string): string;
  /** Whether a key there may be one of the sync's: deletion looks at no other (docs/facts/infisical-api.md, 9.1). */
  isCandidate(name: string): boolean;
}

/**
 * Whether both services take a key schema (docs/facts/infisical-api.md, 9). Infisical also allows a slash, which breaks the
 * address at Humanitec, and the key more than once, of which it then finds the ends only.
 */
export function isKeySchema(schema: string): boolean {
  const rest = schema.replace(KEY, '').replaceAll(ENVIRONMENT, '');
  return schema.includes(KEY) && schema.length <= MAX_LENGTH && /^[A-Za-z0-9_-]*$/.test(rest);
}

/** @param environment slug of the environment that the sync reads */
export function namingOf(schema: string | undefined, environment: string): Naming {
  const [prefix = '', suffix = ''] = (schema ?? KEY).replaceAll(ENVIRONMENT, () => environment).split(KEY);
  return {
    nameOf: (key) => prefix + key + suffix,
    isCandidate: (name) =>
      name.length >= prefix.length + suffix.length && name.startsWith(prefix) && name.endsWith(suffix),
  };
}
