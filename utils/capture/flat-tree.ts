/** What is rendered inside a node: open shadow roots are entered, slots stand for what they show. */
export function childrenOf(node: Node): Iterable<Node> {
  const slotted = (node as HTMLSlotElement).assignedNodes?.();
  return slotted?.length ? slotted : ((node as Element).shadowRoot ?? node).childNodes;
}

/** The element a node is rendered in, across slots and shadow roots. */
export function parentOf(node: Element): Element | undefined {
  return node.assignedSlot ?? node.parentElement ?? (node.parentNode as ShadowRoot | null)?.host;
}

type Maybe = Element | null | undefined;

/** The nearest element, starting with the given one, that passes the test. */
export function closest(from: Maybe, passes: (element: Element) => unknown): Maybe {
  return !from || passes(from) ? from : closest(parentOf(from), passes);
}
