/**
 * The values the user typed on this page, as they come: the token's id and description may look like a token, and a dialog
 * may show them beside it.
 */
export function rememberTyped(): ReadonlySet<string> {
  const values = new Set<string>();
  addEventListener(
    'change',
    (event) => values.add((event.composedPath()[0] as HTMLInputElement).value),
    true,
  );
  return values;
}
