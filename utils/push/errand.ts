import { currentCapture } from '../capture/vault';
import { type InfisicalClient, infisical } from '../infisical/client';
import { signIn } from '../infisical/sign-in';
import type { Sentence } from '../sentence';
import { createWay } from './create';
import { type Order, requireShownOrganization, requireShownProvenance } from './order';
import { isSuspicious, provenanceOf, provenanceSentence } from './provenance';
import { rotateWay } from './rotate';
import { historyItem } from './storage';
import type { Intent, PushRequest } from './types';
import type { Way } from './way';

/** A push that is ready to be sent, or was sent: with whom to talk, how, and what is written to disk about it. */
export interface Errand {
  client: InfisicalClient;
  way: Way;
  intent: Intent;
}

/** An errand that was not sent yet. */
export interface NewErrand extends Errand {
  /** What speaks against the destination by what was sent there before. */
  reservations: Sentence[];
}

/** Signs in and makes sure that the token goes where the user was told. */
export async function openErrand(order: Order, id: string): Promise<NewErrand> {
  const { profile, request, pushed } = order;
  const { site, bearer, account } = await signIn(profile);
  requireShownOrganization(account, request);
  const provenance = provenanceOf(profile, account, order.preflight, await historyItem.get());
  requireShownProvenance(provenance, request);
  return {
    client: infisical(site, bearer),
    way: wayOf(request),
    reservations: isSuspicious(provenance) ? [provenanceSentence(provenance)] : [],
    intent: {
      id,
      request,
      profile,
      account,
      pushed,
      sentAt: Date.now(),
      remarks: { proven: [], warnings: [] },
    },
  };
}

/** Takes up an errand that was sent, to find out what became of it. */
export async function reopenErrand(intent: Intent): Promise<Errand> {
  // So that it is known here, and redacted, should an answer repeat it.
  await currentCapture();
  const { site, bearer } = await signIn(intent.profile);
  return { client: infisical(site, bearer), way: wayOf(intent.request), intent };
}

function wayOf(request: PushRequest): Way {
  return request.kind === 'create' ? createWay(request) : rotateWay(request);
}
