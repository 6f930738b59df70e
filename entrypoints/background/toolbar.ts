import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { capturesItem, lostItem } from '@/utils/capture/storage';
import { readConnections } from '@/utils/connections/change';
import { PRESSING_DAYS } from '@/utils/connections/due';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { inTurn } from '@/utils/in-turn';
import { preflightItem } from '@/utils/preflight/storage';
import { pushItem } from '@/utils/push/storage';
import { toolbarIcons } from '@/utils/toolbar/icons';
import {
  countPressing,
  countUnhealthy,
  type ToolbarFacts,
  type ToolbarState,
  toolbarState,
} from '@/utils/toolbar/state';

const ALARM = 'toolbar';
const DAY_MINUTES = 1_440;
/** Not the colour of the mark, which the badge covers in part; dark enough for white text. */
const BADGE = { background: '#b45309', text: '#ffffff' };

const turn = inTurn();
let isAsked = false;
let shown: string | undefined;

/** Keeps icon, badge and title in the toolbar in step with what is stored. Call it in the first turn of the background. */
export function keepToolbar(): void {
  for (const item of [capturesItem, lostItem, preflightItem, pushItem, knownConnectionsItem])
    item.watch(update);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) update();
  });
  // A token comes to its end without anything being stored.
  void browser.alarms.create(ALARM, { periodInMinutes: DAY_MINUTES });
  void browser.action.setBadgeBackgroundColor({ color: BADGE.background });
  void browser.action.setBadgeTextColor({ color: BADGE.text });
  update();
}

/** Checks write their progress faster than anybody looks: what changes while one update waits for its turn is in it. */
function update(): void {
  if (isAsked) return;
  isAsked = true;
  void turn(async () => {
    isAsked = false;
    await show(await readFacts(), Date.now());
  });
}

async function readFacts(): Promise<ToolbarFacts> {
  const [captures, lost, preflight, push, connections] = await Promise.all([
    capturesItem.get(),
    lostItem.get(),
    preflightItem.get(),
    pushItem.get(),
    readConnections(),
  ]);
  return { captures, lost, preflight, push, connections };
}

async function show(facts: ToolbarFacts, now: number): Promise<void> {
  const state = toolbarState(facts, now);
  const waiting = facts.captures.length;
  const look = {
    path: toolbarIcons(state),
    text: waiting > 0 ? String(waiting) : '',
    title: titleOf(state, facts, now),
  };
  const next = JSON.stringify(look);
  if (next === shown) return;
  await browser.action.setIcon({ path: look.path });
  await browser.action.setBadgeText({ text: look.text });
  await browser.action.setTitle({ title: look.title });
  shown = next;
}

function titleOf(state: ToolbarState, { captures, connections }: ToolbarFacts, now: number): string {
  switch (state) {
    case 'waiting':
      return i18n.t('background.toolbar.waiting', [String(captures.length)]);
    case 'unhealthy':
      return i18n.t('background.toolbar.unhealthy', [String(countUnhealthy(connections, now))]);
    case 'expiring': {
      const count = countPressing(connections, now);
      return i18n.t('background.toolbar.expiring', [String(count), String(PRESSING_DAYS)]);
    }
    case 'problem':
    case 'checking':
    case 'idle':
      return i18n.t(`background.toolbar.${state}`);
  }
}
