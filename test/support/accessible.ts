import type { Page } from '@playwright/test';
import { devtools } from './extension';

/** The middle of an element on the page, in CSS pixels. */
export interface Spot {
  x: number;
  y: number;
}

/** An element as assistive technology knows it. */
export interface Found extends Spot {
  /** Whether assistive technology is told that it has no effect now. */
  isDisabled: boolean;
  hasFocus: boolean;
}

/**
 * Finds an element by role and name in the accessibility tree, as assistive technology does. Unlike Playwright's
 * locators this reaches into closed shadow roots. Undefined when there is none.
 */
export async function findAccessible(
  page: Page,
  role: string,
  name: string | RegExp,
): Promise<Found | undefined> {
  const session = await devtools(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const matches = (value: unknown): boolean =>
      typeof name === 'string' ? value === name : name.test(String(value));
    const node = nodes.find(
      (each) => !each.ignored && each.role?.value === role && matches(each.name?.value),
    );
    if (node?.backendDOMNodeId === undefined) return undefined;
    const { quads } = await session.send('DOM.getContentQuads', { backendNodeId: node.backendDOMNodeId });
    const [quad] = quads;
    if (!quad) return undefined;
    const middle = (axis: 0 | 1): number =>
      [0, 2, 4, 6].reduce((sum, at) => sum + (quad[at + axis] ?? 0), 0) / 4;
    const is = (state: string): boolean =>
      (node.properties ?? []).some((each) => each.name === state && each.value.value === true);
    return { x: middle(0), y: middle(1), isDisabled: is('disabled'), hasFocus: is('focused') };
  } finally {
    await session.detach();
  }
}

/** Waits until {@link findAccessible} finds the element. */
export async function waitForAccessible(
  page: Page,
  role: string,
  name: string | RegExp,
  timeout = 10_000,
): Promise<Found> {
  const end = Date.now() + timeout;
  for (;;) {
    const spot = await findAccessible(page, role, name);
    if (spot) return spot;
    if (Date.now() > end) throw new Error(`No ${role} named ${name} within ${timeout} ms`);
    await page.waitForTimeout(50);
  }
}

/** All text in an element of a role, as assistive technology has it; empty where there is none. */
export async function accessibleText(page: Page, role: string): Promise<string> {
  const session = await devtools(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const known = new Map(nodes.map((node) => [node.nodeId, node]));
    const textOf = (id: string): string => {
      const node = known.get(id);
      if (node?.role?.value === 'StaticText' && !node.ignored) return `${node.name?.value}\n`;
      return (node?.childIds ?? []).map(textOf).join('');
    };
    const found = nodes.find((node) => !node.ignored && node.role?.value === role);
    return found ? textOf(found.nodeId) : '';
  } finally {
    await session.detach();
  }
}
