import { offerFor } from '@/utils/grant/offer';
import type { ReadBack } from '@/utils/grant/read-back';
import { readBackOf } from '@/utils/grant/read-back';
import type { Grant, GrantKind, Terms } from '@/utils/grant/types';
import { sameApp } from '@/utils/preflight/selection';
import type { AppAccess, Preflight } from '@/utils/preflight/types';

/** What can be done about the access to one app without leaving the popup, and what came of it. */
export interface Here {
  captureId: string;
  /** What would make the service user a developer, where it may be offered now. */
  offer?: GrantKind;
  /** What was begun about this app. */
  grant?: Grant;
  /** What the checks say of it since it was sent. */
  readBack?: ReadBack;
}

/** What stands in the row of an app. While another app's request is on its way, none is offered. */
export function hereFor(
  preflight: Preflight,
  access: AppAccess,
  terms: Terms | null,
  grant: Grant | null,
): Here {
  const { captureId } = preflight;
  if (grant?.captureId === captureId && sameApp(grant, access)) {
    const isSent = grant.state === 'given' || grant.state === 'uncertain';
    return { captureId, grant, ...(isSent ? { readBack: readBackOf(grant, preflight, access) } : {}) };
  }
  const offer = offerFor(preflight, access, terms);
  return { captureId, ...(offer ? { offer } : {}) };
}
