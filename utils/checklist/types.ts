/** Where the user is in the Humanitec console, as far as an open tab of it tells. `org` is the id of an organization. */
export type Place =
  /** No tab of it answers. */
  | { at: 'nowhere' }
  /** Before an organization is chosen, e.g. where one signs in. */
  | { at: 'start' }
  | { at: 'organization'; org: string }
  | { at: 'service-users'; org: string };
