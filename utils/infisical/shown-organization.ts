import type { Account } from './types';

/**
 * An organization as it is shown: by its slug, which only one of an Infisical can have, and its name. Where the name is not
 * known it stands for itself alone.
 */
export function shownOrganization({ id, slug = id, name }: NonNullable<Account['organization']>): {
  id: string;
  name: string;
} {
  return { id: slug, name: name === id ? slug : name };
}
