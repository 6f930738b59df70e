import type { Found } from './accessible';
import { bundle } from './bundle';
import type { ConsoleTab } from './console-tab';
import { PROMPT } from './prompt-in-tab';
import type { Roles } from './roles/in-page';

/** What a role is, in script. */
let roles: Promise<string> | undefined;

/**
 * Finds an element of the prompt by role and name, by the rules of the standards in script: for browsers whose own accessibility tree
 * no driver reaches.
 */
export async function findInScript(
  inScript: ConsoleTab['inScript'],
  role: string,
  name: string | RegExp,
): Promise<Found | undefined> {
  roles ??= bundle(new URL('./roles/in-page.ts', import.meta.url));
  if (await inScript('!globalThis.elementsOfRole')) await inScript(`void (() => { ${await roles} })()`);
  const wanted =
    typeof name === 'string' ? `(said) => said === ${JSON.stringify(name)}` : `(said) => ${name}.test(said)`;
  return (
    ((await inScript(
      `(() => {${PROMPT} return (${find})(inside(), ${JSON.stringify(role)}, ${wanted}); })()`,
    )) as Found | null | undefined) ?? undefined
  );
}

/** Runs in the content script's world, with the prompt's shadow root. */
function find(
  root: ShadowRoot | undefined,
  role: string,
  isWanted: (said: string) => boolean,
): Found | undefined {
  const known = globalThis as unknown as Roles;
  if (!root) return undefined;
  const texts = function* (): Generator<[Element, Range]> {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement;
      if (
        !parent?.checkVisibility() ||
        known.isInaccessible(parent) ||
        !isWanted(text.textContent?.trim() ?? '')
      )
        continue;
      const range = document.createRange();
      range.selectNode(text);
      yield [parent, range];
    }
  };
  const elements = function* (): Generator<[Element, Element]> {
    for (const element of known.elementsOfRole(root, role))
      if (isWanted(known.accessibleName(element))) yield [element, element];
  };
  const { value: [element, place] = [] } = (role === 'StaticText' ? texts() : elements()).next();
  if (!element || !place) return undefined;
  const { x, y, width, height } = place.getBoundingClientRect();
  return {
    x: x + width / 2,
    y: y + height / 2,
    isDisabled: element.ariaDisabled === 'true' || element.matches(':disabled'),
    hasFocus: element.matches(':focus') && document.hasFocus(),
  };
}
