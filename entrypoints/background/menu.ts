import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { MENU_PERMISSIONS } from '@/utils/capture/menu';
import { orgOfConsolePath } from '@/utils/capture/page-org';
import { consoleTabIdItem } from '@/utils/capture/storage';
import { TokenText } from '@/utils/capture/types';
import { storeCapture } from '@/utils/capture/vault';
import { CONSOLE_HOST } from '@/utils/humanitec/hosts';
import { openPopup } from '@/utils/open-popup';
import { shownPolicy, watchManaged } from '@/utils/policy/managed';

const ITEM = 'send-to-infisical';

/** The context-menu item of the Humanitec console, for as long as the user grants the permissions it needs. */
export function keepMenu(): void {
  // In the first turn, where the permission is there already: a click may be what woke this worker.
  listen();
  browser.runtime.onInstalled.addListener(() => void install());
  browser.permissions.onAdded.addListener(() => {
    listen();
    void install();
  });
  watchManaged(() => void install());
}

function listen(): void {
  if (browser.contextMenus && !browser.contextMenus.onClicked.hasListener(onClick)) {
    browser.contextMenus.onClicked.addListener(onClick);
  }
}

/** Menu items outlive the worker, so they are made once: when the extension or its permission arrives. */
async function install(): Promise<void> {
  if (!(await browser.permissions.contains(MENU_PERMISSIONS))) return;
  await browser.contextMenus.removeAll();
  if (!(await shownPolicy.get()).allowCapture) return;
  browser.contextMenus.create({
    id: ITEM,
    title: i18n.t('menu.send'),
    // A field that cannot be typed in counts as part of the page.
    contexts: ['selection', 'editable', 'page'],
    documentUrlPatterns: [CONSOLE_HOST],
  });
}

type ClickInfo = Parameters<Parameters<typeof browser.contextMenus.onClicked.addListener>[0]>[0];
type ClickTab = Parameters<Parameters<typeof browser.contextMenus.onClicked.addListener>[0]>[1];

function onClick(info: ClickInfo, tab: ClickTab): void {
  if (info.menuItemId === ITEM) void send(info, tab);
}

async function send(info: ClickInfo, tab: ClickTab): Promise<void> {
  if (info.frameId !== 0 || tab?.id === undefined) return;
  // A menu click is a user gesture that an await would use up in Firefox, so the popup comes first.
  const opened = openPopup();
  const text = TokenText.safeParse((info.selectionText ?? (await focusedFieldText(tab.id)) ?? '').trim());
  if (text.success) {
    await storeCapture(
      { token: text.data },
      { source: 'menu', pageOrg: orgOfConsolePath(info.pageUrl && new URL(info.pageUrl).pathname) },
    );
    await consoleTabIdItem.set(tab.id);
  }
  await opened;
}

/** The text of the field that the menu was opened on: a right click focuses it. */
async function focusedFieldText(tabId: number): Promise<string | undefined> {
  const [result] = await browser.scripting.executeScript({
    target: { tabId },
    func: () => {
      const field = document.activeElement;
      return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
        ? field.value
        : undefined;
    },
  });
  return result?.result ?? undefined;
}
