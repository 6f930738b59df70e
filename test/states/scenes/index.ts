import type { Group, Scenes } from '../scene';
import { ACCESS_SCENES } from './access';
import { CONNECTION_SCENES } from './connections';
import { FAILURE_SCENES } from './failures';
import { GRANT_SCENES } from './grant';
import { INFISICAL_SCENES } from './infisical';
import { PUSH_SCENES } from './push';
import { REASON_SCENES } from './reasons';
import { RESULT_SCENES } from './result';
import { SYNC_SCENES } from './sync';
import { TOKEN_SCENES } from './token';

/** All scenes, in the order of the journey. */
export const GROUPS: readonly Group[] = [
  { title: 'The token', scenes: TOKEN_SCENES },
  { title: 'What it may do', scenes: ACCESS_SCENES },
  { title: 'Why it may not be ready', scenes: REASON_SCENES },
  { title: 'Access fixed in place', scenes: GRANT_SCENES },
  { title: 'Where it goes', scenes: INFISICAL_SCENES },
  { title: 'On its way', scenes: PUSH_SCENES },
  { title: 'What came of it', scenes: RESULT_SCENES },
  { title: 'The first sync', scenes: SYNC_SCENES },
  { title: 'What was connected before', scenes: CONNECTION_SCENES },
  { title: 'What may go wrong', scenes: FAILURE_SCENES },
];

export const SCENES: Scenes = Object.assign({}, ...GROUPS.map(({ scenes }) => scenes));

/** Scenes that {@link SHOWN} may name: reasons are held to the catalogue by findings.ts. */
export type SceneId =
  | keyof typeof TOKEN_SCENES
  | keyof typeof ACCESS_SCENES
  | keyof typeof GRANT_SCENES
  | keyof typeof INFISICAL_SCENES
  | keyof typeof PUSH_SCENES
  | keyof typeof RESULT_SCENES
  | keyof typeof SYNC_SCENES
  | keyof typeof CONNECTION_SCENES
  | keyof typeof FAILURE_SCENES;
