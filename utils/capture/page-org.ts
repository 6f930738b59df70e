/**
 * Organization id of a path of the Humanitec console, `/orgs/{org}/…` (docs/facts/humanitec-api.md, section 7);
 * undefined elsewhere.
 */
export function orgOfConsolePath(path: string | undefined): string | undefined {
  return /^\/orgs\/([a-z0-9][a-z0-9-]{0,49})(?:\/|$)/.exec(path ?? '')?.[1];
}
