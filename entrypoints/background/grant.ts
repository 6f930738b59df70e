import { clearGrant, giveGrant, prepareGrant, settleGrant } from '@/utils/grant/act';
import { keepTerms } from '@/utils/grant/terms';
import type { Handlers } from '@/utils/protocol';

/** What the popup asks for to fix access in place. */
export const grantHandlers: Pick<Handlers, 'grant.prepare' | 'grant.give' | 'grant.clear'> = {
  'grant.prepare': (request) => prepareGrant(request),
  'grant.give': ({ grantId }) => giveGrant(grantId),
  'grant.clear': ({ grantId }) => clearGrant(grantId),
};

/** Keeps true what is known of it without a page: register in the first turn of the background. */
export function keepGrants(): void {
  void settleGrant();
  keepTerms();
}
