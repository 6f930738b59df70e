import type { Page } from '@playwright/test';
import type { Push, PushIn, PushRequest } from '../../utils/push/types';
import { pushIn } from '../unit/push/states';
import { ready, readyToUpdate } from './acts';
import type { Stage } from './stage';

/** The connection that is there in scenes that update one. */
export const CONNECTION = { id: '2b6f0c1d-7a3e-4c58-9d41-5e8f0a1b2c3d', name: 'humanitec-acme' } as const;

/** A ready popup whose button was pressed, and what has come of it so far. */
export async function pushed<State extends Push['state']>(
  stage: Stage,
  kind: PushRequest['kind'],
  state: State,
  given: Partial<PushIn<State>> = {},
): Promise<Page> {
  if (kind === 'rotate') stage.simulators.infisical.us.arrange.connection(CONNECTION);
  const popup = await (kind === 'rotate' ? readyToUpdate(stage) : ready(stage));
  await stage.store({ push: pushIn(state, { request: await requestOf(stage, kind), ...given }) });
  return popup;
}

/** What a press of the button asks for now. */
export async function requestOf(stage: Stage, kind: PushRequest['kind']): Promise<PushRequest> {
  const { destination, captures } = await stage.stored();
  if (destination?.state !== 'ready') throw new Error('Infisical is not ready');
  const { profile, account, suggestedName, suggestedDescription } = destination;
  const shown = {
    captureId: captures?.[0]?.id ?? '',
    profileId: profile.id,
    siteUrl: profile.siteUrl,
    organizationId: account.organization?.id ?? null,
    despiteWarnings: false,
  };
  if (kind === 'rotate') return { ...shown, kind, connectionId: CONNECTION.id };
  const { scope } = profile;
  return { ...shown, kind, name: suggestedName, description: suggestedDescription, scope };
}
