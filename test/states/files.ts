import { join } from 'node:path';
import type { ColorScheme } from './look/picture';
import type { Scene } from './scene';
import { GROUPS } from './scenes';

/** Languages that pictures are made in. */
export const LANGUAGES = { en: 'English', de: 'German' } as const;
export type Language = keyof typeof LANGUAGES;

export const DOCUMENT = 'docs/states.md';
export const PICTURES = 'docs/images/states';

/** One way to look at a scene. */
export interface View {
  language: Language;
  scheme: ColorScheme;
}

const VIEWS: readonly View[] = [
  { language: 'en', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
  { language: 'de', scheme: 'light' },
  { language: 'de', scheme: 'dark' },
];

/** The views of a scene that there are pictures of: of those that look alike, two tell all. */
export function viewsOf({ show }: Scene): readonly View[] {
  return show ? VIEWS.filter(({ language, scheme }) => (language === 'en') === (scheme === 'light')) : VIEWS;
}

/** The color schemes of them in one language. */
export function schemesOf(scene: Scene, language: Language): ColorScheme[] {
  return viewsOf(scene).flatMap((view) => (view.language === language ? view.scheme : []));
}

/** Where the picture of a scene lies. */
export function pictureFile(scene: string, { language, scheme }: View): string {
  return join(PICTURES, `${scene}.${language}.${scheme}.webp`);
}

/** docs/states.md: each state with its pictures and what it means. */
export function asMarkdown(): string {
  return `${[
    '# States of the popup',
    'Made by `npm run screenshots`, with the real extension and simulated services: do not edit by hand.',
    `${Object.values(LANGUAGES).join(' and ')}, each in light and dark. A part of the popup is shown where the rest is as always.`,
    ...GROUPS.flatMap(({ title, scenes }) => [
      `## ${title}`,
      ...Object.entries(scenes).flatMap(([id, scene]) => [`### ${id}`, scene.means, table(id, scene)]),
    ]),
  ].join('\n\n')}\n`;
}

function table(id: string, scene: Scene): string {
  const views = viewsOf(scene);
  const heads = views.map(({ language, scheme }) => `${LANGUAGES[language]}, ${scheme}`);
  const cells = views.map(
    (view) => `<img src="${pictureFile(id, view).replace('docs/', '')}" width="220" alt="">`,
  );
  return [heads, heads.map(() => '---'), cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
