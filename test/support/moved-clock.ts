/// <reference types="chrome" />

/*
 * What browsers are given to run, each by itself, so that days pass at once: drivers have no way to move the clock of a whole
 * browser, and an extension goes by that of its own pages and its background.
 */

/** Makes a page's or a worker's clock show a time so many milliseconds from now. */
export function moveClock(
  ms: number,
  { realm }: { realm: { Date: DateConstructor } } = { realm: globalThis },
): void {
  realm.Date = new Proxy(realm.Date, {
    construct: (real, given, asked) =>
      Reflect.construct(real, given.length === 0 ? [real.now() + ms] : given, asked),
    get: (real, name) => (name === 'now' ? () => real.now() + ms : Reflect.get(real, name)),
  });
}

/** Has the extension's alarms ring now that would have rung in so many milliseconds from now. */
export async function ringAlarms({ now, ms }: { now: number; ms: number }): Promise<void> {
  for (const { name, scheduledTime, periodInMinutes } of await chrome.alarms.getAll()) {
    if (scheduledTime > now + ms) continue;
    await chrome.alarms.create(name, { when: now, ...(periodInMinutes ? { periodInMinutes } : {}) });
  }
}

export async function alarmTime(name: string): Promise<number | undefined> {
  return (await chrome.alarms.get(name))?.scheduledTime;
}
