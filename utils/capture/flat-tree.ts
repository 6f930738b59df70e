/** What is rendered inside a node: open shadow roots are entered, slots stand for what they show. */
export function childrenOf(node: Node): Iterable<Node> {
  const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  return slotted.length > 0 ? slotted : ((node as Element).shadowRoot ?? node).childNodes;
}

/** The element a node is rendered in, across slots and shadow roots. */
export function parentOf(node: Element): Element | null {
  return node.assignedSlot ?? node.parentElement ?? (node.parentNode as ShadowRoot | null)?.host ?? null;
}

/** The nearest element, starting with the given one, that passes the test. */
export function closest(from: Element | null, passes: (element: Element) => boolean): Element | null {
  let element = from;
  while (element && !passes(element)) element = parentOf(element);
  return element;
}

export function isInside(outer: Element, inner: Element | null): boolean {
  return closest(inner, (element) => element === outer) !== null;
}
