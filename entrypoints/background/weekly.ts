import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { browserStartItem, knownConnectionsItem } from '@/utils/connections/storage';
import type { KnownConnection } from '@/utils/connections/types';
import { checkNext, forgetWeekly, nextDue, tellWorsened } from '@/utils/connections/weekly/check-next';
import { isolate } from '@/utils/free-text';
import { inTurn } from '@/utils/in-turn';
import { profilesItem } from '@/utils/infisical/storage';
import { keepAlive } from '@/utils/keep-alive';
import { preferencesItem } from '@/utils/preferences';
import { pushItem } from '@/utils/push/storage';
import { answerNotice, mayNotify, showNotice } from './notices';

const ALARM = 'weekly-health';
const NOTICE = 'health';
/**
 * Between two connections: what Infisical answers in a minute is for the whole office (docs/push.md, a budget of requests).
 * And after a start, before anything is asked: the network may not be there yet.
 */
const PAUSE_MS = 60_000;
/** Checks that come sooner after each other are told as one. */
const GAP_MS = 10 * PAUSE_MS;
/** While the browser is offline. */
const LONG_PAUSE_MS = 3_600_000;

const turn = inTurn();
/** The check that is under way. */
let work: AbortController | undefined;

/**
 * Has known connections checked every week for as long as the user wants that: one a minute, and none while a push is under way.
 * Call it in the first turn of the background: alarms may be lost with an update or the browser, so each start looks.
 */
export function keepWeekly(): void {
  answerNotice(NOTICE);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void check();
  });
  // What was signed in with, or whether at all, may be another thing by now.
  for (const item of [preferencesItem, profilesItem]) item.watch(giveUp);
  pushItem.watch((push) => {
    if (push?.state === 'running') giveUp();
  });
  knownConnectionsItem.watch(() => void schedule());
  void schedule();
}

/** What was not done stays due. */
function giveUp(): void {
  work?.abort();
  void schedule();
}

/** Puts the alarm where the next check is due, and takes it back where none is wanted. */
function schedule(pause = PAUSE_MS): Promise<void> {
  return turn(async () => {
    const isWanted = (await preferencesItem.get()).weeklyHealth;
    if (!isWanted) await forgetWeekly();
    const now = Date.now();
    const next = isWanted ? await nextDue(now, await browserStart()) : undefined;
    if (next === undefined) {
      await browser.alarms.clear(ALARM);
      return;
    }
    const when = Math.max(next, now + pause);
    const before = (await browser.alarms.get(ALARM))?.scheduledTime;
    // Put off again and again, it would never come.
    const isSoonEnough = before !== undefined && before > now && before <= when;
    if (!isSoonEnough) await browser.alarms.create(ALARM, { when });
  });
}

async function check(): Promise<void> {
  // What goes wrong here is due again.
  await turn(() => keepAlive(checkOne)).catch(() => undefined);
  await schedule(navigator.onLine ? PAUSE_MS : LONG_PAUSE_MS);
}

async function checkOne(): Promise<void> {
  // First, so that whatever begins from here on gives it up.
  const controller = new AbortController();
  work = controller;
  try {
    const [{ weeklyHealth }, push] = await Promise.all([preferencesItem.get(), pushItem.get()]);
    if (!weeklyHealth || push?.state === 'running' || !navigator.onLine) return;
    const startedAt = await browserStart();
    await checkNext(startedAt, controller.signal);
    const next = await nextDue(Date.now(), startedAt);
    if (next === undefined || next > Date.now() + GAP_MS) await tellWorsened(notify);
  } finally {
    work = undefined;
  }
}

/** Nothing of what went wrong is in it: that is for the list. */
async function notify(worsened: readonly KnownConnection[]): Promise<void> {
  const [first] = worsened;
  if (!first || !(await mayNotify())) return;
  const who: [name: string, host: string] = [isolate(first.name), new URL(first.siteUrl).host];
  await showNotice(
    NOTICE,
    worsened.length > 1
      ? {
          title: i18n.t('background.health.several', [String(worsened.length)]),
          message: i18n.t('background.health.severalAbout', who),
        }
      : { title: i18n.t('background.health.worse'), message: i18n.t('background.health.worseAbout', who) },
  );
}

async function browserStart(): Promise<number> {
  const known = await browserStartItem.get();
  if (known !== null) return known;
  const now = Date.now();
  await browserStartItem.set(now);
  return now;
}
