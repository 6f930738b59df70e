/**
 * Makes a function that runs a task at most once at a time for each key: who asks for a running one shares its
 * result. In memory of one context.
 */
export function singleFlight<T>(): (key: string, task: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return (key, task) => {
    const started = running.get(key) ?? task().finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };
}
