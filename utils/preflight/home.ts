import type { Capture } from '../capture/types';

/**
 * The organization whose pages a remedy leads to: that of the console page where it is one of the token's, else the
 * token's first. Nobody is led to an organization that only a page has named while the token's are known.
 */
export function homeOf(known: {
  capture: Pick<Capture, 'pageOrg'>;
  organizations: readonly { id: string }[];
}): string | undefined {
  const { capture, organizations } = known;
  const isMine = organizations.some(({ id }) => id === capture.pageOrg);
  return isMine ? capture.pageOrg : (organizations[0]?.id ?? capture.pageOrg);
}
