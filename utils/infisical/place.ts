/** Where a sync writes to, e.g. `acme/shop/development`; without an environment the whole app. */
export function placeOf({
  org,
  app,
  env,
}: {
  org: string;
  app: string;
  env?: string | null | undefined;
}): string {
  return [org, app, ...(env ? [env] : [])].join('/');
}
