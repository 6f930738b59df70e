import type { AppRef } from './types';

const QUOTES = /["'`“”„‟‘’‚‛«»‹›＂＇]/g;

/**
 * An id with its name, e.g. `acme (“Acme”)`: names are free text, and `Acme (acme)` can be somebody's name. So the id
 * stands first, and the name cannot get out of its quotes.
 */
export function nameAndId({ id, name }: { id: string; name: string }): string {
  const quoted = name.replace(QUOTES, '').trim();
  return quoted === id || quoted === '' ? id : `${id} (“${quoted}”)`;
}

/** Words for apps: the id, with the organization in front where there are several. */
export function appLabel(several: boolean): (app: AppRef) => string {
  return ({ org, app }) => (several ? `${org}/${app}` : app);
}
