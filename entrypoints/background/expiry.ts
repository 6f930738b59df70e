import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { snooze } from '@/utils/connections/edit';
import { knownConnectionsItem, noticedItem } from '@/utils/connections/storage';
import { keyOf, type Level } from '@/utils/connections/types';
import { type Due, tellDue } from '@/utils/connections/watch';
import { isolate } from '@/utils/free-text';
import { inTurn } from '@/utils/in-turn';
import { answerNotice, mayNotify, showNotice } from './notices';

const ALARM = 'expiry';
/** One at a time: the next takes the place of the one before. */
const NOTICE = 'expiry';

const turn = inTurn();

/**
 * Tells of tokens that come to their end, for as long as the user grants the permission for notices. Call it in the first
 * turn of the background: alarms may be lost with an update or the browser, so each start looks.
 */
export function keepExpiry(): void {
  answerNotice(NOTICE, putOff);
  browser.permissions.onAdded.addListener(look);
  browser.permissions.onRemoved.addListener(look);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) look();
  });
  knownConnectionsItem.watch(look);
  look();
}

function look(): void {
  void turn(async () => {
    const next = (await mayNotify()) ? await tellDue(Date.now(), notify) : undefined;
    // What counts is the time of the clock on the wall, and the browser goes by that as well when it is put.
    if (next === undefined) await browser.alarms.clear(ALARM);
    else await browser.alarms.create(ALARM, { when: next });
  });
}

async function notify(due: readonly Due[]): Promise<void> {
  const [first] = due;
  if (!first) return;
  await noticedItem.set(due.map(({ connection }) => keyOf(connection)));
  await showNotice(NOTICE, { ...noticeOf(first, due.length), button: i18n.t('connections.snooze') });
}

/** What is said: names and hosts, as the list shows them, and nothing of a token. */
function noticeOf({ connection, level }: Due, count: number): { title: string; message: string } {
  const who: [name: string, host: string] = [isolate(connection.name), new URL(connection.siteUrl).host];
  if (count > 1) {
    return {
      title: i18n.t('background.expiry.several', [String(count)]),
      message: i18n.t('background.expiry.first', who),
    };
  }
  return {
    title: titleOf(level),
    message: level === 0 ? i18n.t('background.expiry.over', who) : i18n.t('background.expiry.rotate', who),
  };
}

function titleOf(level: Level): string {
  switch (level) {
    case 0:
      return i18n.t('background.expiry.expired');
    case 1:
      return i18n.t('background.expiry.withinDay');
    case 7:
    case 14:
    case 30:
      return i18n.t('background.expiry.within', [String(level)]);
  }
}

async function putOff(): Promise<void> {
  for (const key of await noticedItem.get()) await snooze(key);
}
