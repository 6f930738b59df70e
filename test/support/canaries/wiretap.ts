import type { CDPSession, Target } from 'puppeteer-core';
import { connect, type ExtensionBrowser } from '../extension';
import type { Exhibit } from './exhibits';

/** Listens to a running Chromium, whatever tab, popup or worker speaks. */
export interface Wiretap {
  /** Everything said so far: console and log of every target, and every address a target ever had. */
  exhibits(): Exhibit[];
  stop(): Promise<void>;
}

/** The text of a logged value, deep inside objects too. */
const AS_TEXT = `function () { try { return JSON.stringify(this) + String(this.stack ?? this); } catch { return String(this); } }`;

/** Starts listening; what a target said before is told when it is listened to. */
export async function listen({ profileDir }: ExtensionBrowser): Promise<Wiretap> {
  const browser = await connect(profileDir);
  const said = new Map<string, string[]>();
  const note = (place: string, text: string): void => {
    said.set(place, [...(said.get(place) ?? []), text]);
  };
  const watched = new WeakSet<Target>();
  const watch = async (target: Target): Promise<void> => {
    if (watched.has(target)) return;
    watched.add(target);
    const session = await target.createCDPSession();
    await hear(session, (text) => note(`console of a ${target.type()}`, text));
  };
  // A target may be gone before it could be listened to: then it said nothing that anybody could read.
  const tryWatch = (target: Target): void => void watch(target).catch(() => {});
  browser.on('targetcreated', tryWatch);
  browser.on('targetchanged', tryWatch);
  await Promise.all(browser.targets().map((target) => watch(target).catch(() => {})));

  const whole = await browser.target().createCDPSession();
  const noteInfo = ({ targetInfo: { url } }: { targetInfo: { url: string } }): void => note('addresses', url);
  whole.on('Target.targetCreated', noteInfo);
  whole.on('Target.targetInfoChanged', noteInfo);
  await whole.send('Target.setDiscoverTargets', { discover: true });
  return {
    exhibits: () => [...said].map(([place, lines]) => ({ place, content: lines.join('\n') })),
    stop: () => browser.disconnect(),
  };
}

async function hear(session: CDPSession, note: (text: string) => void): Promise<void> {
  session.on('Runtime.consoleAPICalled', async ({ args }) => {
    for (const { objectId, value, description } of args) {
      note(`${value ?? ''} ${description ?? ''}`);
      if (objectId === undefined) continue;
      const call = { objectId, functionDeclaration: AS_TEXT, returnByValue: true };
      await session.send('Runtime.callFunctionOn', call).then(
        ({ result }) => note(String(result.value)),
        () => {},
      );
    }
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => note(JSON.stringify(exceptionDetails)));
  session.on('Log.entryAdded', ({ entry }) => note(JSON.stringify(entry)));
  await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
}
