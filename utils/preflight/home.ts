import type { Capture } from '../capture/types';

/** The organization whose pages a remedy leads to: that of the console page, else the token's first. */
export function homeOf(known: {
  capture: Pick<Capture, 'pageOrg'>;
  organizations: readonly { id: string }[];
}): string | undefined {
  return known.capture.pageOrg ?? known.organizations[0]?.id;
}
