import type { Page } from '@playwright/test';
import { FACTS } from '../../unit/preflight/checks/facts';
import { pushIn } from '../../unit/push/states';
import { detail } from '../detail';
import { exampleOf, type FailureClass } from '../failures';
import { preflightOf } from '../judged';
import { requestOf } from '../pushes';
import type { Scene } from '../scene';
import type { Stage } from '../stage';

const MEANS: Record<FailureClass, string> = {
  extension: 'Something that was not foreseen.',
  pasted: 'What was pasted is no token, or not a whole one.',
  vault: 'About the tokens that wait.',
  humanitec: 'Humanitec refuses the token, or does not answer.',
  'sign-in': 'The sign-in to Infisical did not succeed.',
  'access-token': 'Infisical does not take the access token that it was asked with.',
  rights: 'The account may not do this in Infisical.',
  request: 'Infisical does not take what it was asked for.',
  server: 'The server of Infisical, or what stands before it, is the trouble.',
  profile: 'Something is missing in the profile.',
  push: 'What became of a push, or why it was not begun.',
  sync: 'What became of a first sync, or why it was not begun.',
  policy: 'The policy of an administrator keeps the token from being sent.',
};

type FailureSceneId = `failure-${FailureClass}`;

function sceneOf(about: FailureClass): [FailureSceneId, Scene] {
  const id: FailureSceneId = `failure-${about}`;
  const items = async (captureId: string, stage: Stage) => {
    const request = { ...(await requestOf(stage, 'create')), captureId };
    const push = pushIn('failed', { request, failure: exampleOf(about) });
    return { push, preflight: preflightOf(FACTS, { captureId }) };
  };
  return [id, detail(id, { means: MEANS[about], part: alert, items })];
}

const alert = (popup: Page) => popup.locator('footer .notice.fail').first();

/** One failure of each class, where the popup tells of a push that failed. */
export const FAILURE_SCENES = Object.fromEntries(
  (Object.keys(MEANS) as FailureClass[]).map(sceneOf),
) as Record<FailureSceneId, Scene>;
