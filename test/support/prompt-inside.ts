import type { Page } from '@playwright/test';
import { devtools } from './extension';

interface Node {
  backendNodeId: number;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
}

/** The prompt's closed shadow root, which only DevTools see. */
function rootOfPrompt(node: Node): Node | undefined {
  const { attributes = [], children = [], shadowRoots = [] } = node;
  if (attributes.includes('popover') && attributes.includes('group')) return shadowRoots[0];
  for (const each of [...children, ...shadowRoots]) {
    const found = rootOfPrompt(each);
    if (found) return found;
  }
  return undefined;
}

/** Runs a function in the page, with the prompt's shadow root. */
export async function insidePrompt<R>(page: Page, run: (root: ShadowRoot) => R | Promise<R>): Promise<R> {
  const session = await devtools(page);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const found = rootOfPrompt(root);
    if (!found) throw new Error('No prompt on the page');
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: found.backendNodeId });
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: `function () { return (${run})(this); }`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as R;
  } finally {
    await session.detach();
  }
}
