import type { Instance } from '../instance';
import { type Place, secretsIn } from './source';
import type { Secret } from './types';

/** References to references are followed so far, and no further. */
const DEPTH = 10;

/** The value with each `${KEY}` and `${environment.folder.KEY}` replaced; one that leads nowhere becomes nothing. */
export function expanded(instance: Instance, { value, ...from }: Secret, depth = 0): string {
  return value.replace(/\$\{([^}]+)\}/g, (_, reference: string) => {
    const { key, place } = target(reference, from);
    const found = secretsIn(instance, place).find((candidate) => candidate.key === key);
    return found && depth < DEPTH ? expanded(instance, found, depth + 1) : '';
  });
}

function target(reference: string, { projectId, environment, path }: Place) {
  const parts = reference.split('.');
  const key = parts.at(-1) ?? '';
  const [slug, ...folders] = parts.slice(0, -1);
  const place =
    slug === undefined
      ? { projectId, environment, path }
      : { projectId, environment: slug, path: `/${folders.join('/')}` };
  return { key, place };
}
