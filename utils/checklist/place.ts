import { orgOfConsolePath } from '../capture/page-org';
import type { ConsolePage } from '../humanitec/console-page';
import type { Place } from './types';

/** The page of service users, or of one of them (docs/facts/humanitec-api.md, section 7). */
const SERVICE_USERS = /^\/orgs\/[^/]+\/(?:org-settings\/)?service-users(?:\/|$)/;

/** Where the user is, by the page of the console tab used last. */
export function placeOf(page: Pick<ConsolePage, 'path'> | undefined): Place {
  if (!page) return { at: 'nowhere' };
  const org = orgOfConsolePath(page.path);
  if (org === undefined) return { at: 'start' };
  return { at: SERVICE_USERS.test(page.path) ? 'service-users' : 'organization', org };
}
