import { readFile, writeFile } from 'node:fs/promises';
import type { Mark } from './outline';

const FILE = 'test/states/outlines.txt';
const LINE = /^(.*) @ (-?\d+) (-?\d+) (\d+) (\d+)$/;

/** The outlines of all scenes, in English. */
export type Outlines = ReadonlyMap<string, readonly Mark[]>;

/** What `npm run screenshots` has found last. */
export async function readOutlines(): Promise<Outlines> {
  const sections = (await readFile(FILE, 'utf8')).split(/^# /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [scene = '', ...lines] = section.trim().split('\n');
      return [scene, lines.map(toMark)];
    }),
  );
}

export async function writeOutlines(outlines: Outlines): Promise<void> {
  const sections = [...outlines].map(([scene, marks]) =>
    [`# ${scene}`, ...marks.map(({ what, box }) => `${what} @ ${box.join(' ')}`)].join('\n'),
  );
  await writeFile(FILE, `${sections.join('\n\n')}\n`);
}

function toMark(line: string): Mark {
  const [, what = '', left, top, width, height] = LINE.exec(line) ?? [];
  return { what, box: [Number(left), Number(top), Number(width), Number(height)] };
}
