/** Organization id of a Humanitec console URL, `/orgs/{org}/…` (humanitec-api.md, section 7); undefined elsewhere. */
export function orgOfConsoleUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  return /^\/orgs\/([a-z0-9][a-z0-9-]{0,49})(?:\/|$)/.exec(new URL(url).pathname)?.[1];
}
