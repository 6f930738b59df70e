/** How long a request is under way, by a clock that only orders events. */
export interface Span {
  start: number;
  /** Absent until the answer is sent, or the connection broken. */
  end?: number;
}

const spans = new WeakMap<Request, Span>();

/** Begins the span of a request. */
export function beginSpan(request: Request): Span {
  const span: Span = { start: performance.now() };
  spans.set(request, span);
  return span;
}

/** @returns when it ended, which is now */
export function endSpan(span: Span): number {
  span.end = performance.now();
  return span.end;
}

/** The span that was begun for the request where it arrived. */
export function spanOf(request: Request): Span | undefined {
  return spans.get(request);
}

/** Whether there was a moment at which both were under way. */
export function overlap(one: Span, other: Span): boolean {
  const { start, end = Number.POSITIVE_INFINITY } = one;
  return start < (other.end ?? Number.POSITIVE_INFINITY) && other.start < end;
}
