import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Push } from '@/utils/push/types';
import { asMarkdown, DOCUMENT, PICTURES, pictureFile, viewsOf } from '../../states/files';
import type { Finding } from '../../states/findings';
import { readOutlines } from '../../states/look/outlines';
import type { Scene } from '../../states/scene';
import { SCENES, type SceneId } from '../../states/scenes';
import { notShown, SHOWN, type Shown } from '../../states/shown';

const ANEW = 'npm run screenshots';
/** What all pictures may weigh, in bytes. */
const MOST = 7_000_000;

test('a state, a finding or a failure without a scene does not build', () => {
  // Held by the compiler (npm run types): each of these lines has to be an error.
  // @ts-expect-error
  const state: Shown<Push['state'] | 'a new one'> = SHOWN.push;
  // @ts-expect-error
  const none: Shown<'running'> = { running: [] };
  // @ts-expect-error
  const unknown: Shown<'running'> = { running: ['no scene of this name'] };
  // @ts-expect-error
  const finding: Record<Finding | 'access.apps.aNewOne', Scene> = {} as Record<Finding, Scene>;
  expect([state, none, unknown, finding]).toHaveLength(4);
});

test('a scene that does not show what it is said to show is told', () => {
  expect(notShown('creating', {})).toEqual(['push: running', 'step: sending']);
  expect(notShown('first-run', {})).toEqual([]);
});

describe('docs/states.md', () => {
  const files = Object.entries(SCENES).flatMap(([id, scene]) =>
    viewsOf(scene).map((view) => pictureFile(id, view)),
  );

  test('is what the command makes', () => {
    expect(readFileSync(DOCUMENT, 'utf8'), ANEW).toBe(asMarkdown());
  });

  test('has a picture of each scene, and no other', () => {
    expect(
      files.filter((file) => !existsSync(file)),
      ANEW,
    ).toEqual([]);
    expect(
      readdirSync(PICTURES)
        .map((name) => join(PICTURES, name))
        .sort(),
      ANEW,
    ).toEqual([...files].sort());
  });

  test('has pictures that weigh little', () => {
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(MOST);
  });

  test('has an outline of each scene to be compared with', async () => {
    expect([...(await readOutlines()).keys()], ANEW).toEqual(Object.keys(SCENES));
  });
});

test('no scene is named twice', () => {
  const named: Record<SceneId, Scene> = SCENES as Record<SceneId, Scene>;
  for (const [id, { means }] of Object.entries(named)) expect(means.trim(), id).not.toBe('');
});
