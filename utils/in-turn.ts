/**
 * Makes a function that runs tasks one after the other, in the order they were asked for: none overwrites what another
 * has just written. A task that fails does not keep the next from running. In memory of one context.
 */
export function inTurn(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const done = last.then(task, task);
    last = done;
    return done;
  };
}
