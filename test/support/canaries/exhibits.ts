import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What was found lying in one place, to be searched for canaries. */
export interface Exhibit {
  place: string;
  content: string | Buffer;
  /** Names of the canaries that belong there. */
  allowed?: readonly string[];
}

/** What a DevTools session of either driver can do. */
export interface Devtools {
  // biome-ignore lint/suspicious/noExplicitAny: the drivers type the protocol differently; answers are turned into text.
  send(method: any, params?: any): Promise<any>;
}

/**
 * All that a page holds within reach of its own scripts, and all that the browser draws of it: its markup, its globals, its
 * own storage, every node including closed shadow roots, and what assistive technology is told.
 */
export async function exhibitsOf(page: string, devtools: Devtools): Promise<Exhibit[]> {
  const evaluate = async (expression: string): Promise<string> => {
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(`${page}: ${JSON.stringify(exceptionDetails)}`);
    return String(result.value);
  };
  const tree = async (method: string, params?: object): Promise<string> =>
    texts(await devtools.send(method, params));
  return [
    { place: `${page}: markup`, content: await evaluate('document.documentElement.outerHTML') },
    { place: `${page}: globals`, content: await evaluate(`(${globalsOfPage})()`) },
    { place: `${page}: storage of the page`, content: await evaluate(STORAGE) },
    {
      place: `${page}: address and title`,
      content: await evaluate('location.href + "\\n" + document.title'),
    },
    {
      place: `${page}: nodes with closed shadow roots`,
      content: await tree('DOM.getDocument', { depth: -1, pierce: true }),
    },
    { place: `${page}: accessibility tree`, content: await tree('Accessibility.getFullAXTree') },
  ];
}

const STORAGE =
  'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name, history.state])';

/** Every string in a value, one a line, so that quoting hides none. */
function texts(value: unknown): string {
  const lines: string[] = [];
  JSON.stringify(value, (key, each) => {
    lines.push(key);
    if (typeof each === 'string') lines.push(each);
    return each;
  });
  return lines.join('\n');
}

/**
 * Every string within reach of the page's own scripts, from `window` and from each element on, six steps deep. Runs in the
 * page, so that it stands alone.
 */
function globalsOfPage(): string {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  let layer: unknown[] = [window, ...document.querySelectorAll('*')];
  for (let depth = 0; depth < 7; depth += 1) {
    const next: unknown[] = [];
    for (const each of layer) {
      if (seen.size > 200_000) break;
      if ((typeof each !== 'object' && typeof each !== 'function') || each === null || seen.has(each))
        continue;
      seen.add(each);
      const values = each instanceof Map ? [...each].flat() : each instanceof Set ? [...each] : [];
      for (const key of Reflect.ownKeys(each)) {
        found.add(String(key));
        try {
          values.push(Reflect.get(each, key));
        } catch {
          // Not readable: not in reach.
        }
      }
      for (const value of values) {
        if (typeof value === 'string') found.add(value);
        else next.push(value);
      }
    }
    layer = next;
  }
  return [...found].join('\n');
}

/** Every file below a folder. A file that goes away while it is read was not there. */
export async function* filesOf(folder: string, when: string): AsyncGenerator<Exhibit> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path).catch(() => undefined);
    if (content) yield { place: `${when}: ${relative(folder, path)}`, content };
  }
}
