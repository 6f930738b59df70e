/**
 * Makes a function that runs at most so many tasks at a time; the others begin in the order they were asked for. In memory
 * of one context.
 */
export function atMost(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await task();
    } finally {
      // Handed over, so that nobody who asks in this moment is before those who wait.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
