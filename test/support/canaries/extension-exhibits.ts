import type { Page } from '@playwright/test';
import { devtools, type ExtensionBrowser } from '../extension';
import { type Exhibit, exhibitsOf } from './exhibits';

/** Items of the session that popup and options render: none holds a secret (docs/architecture.md, "State"). */
const RENDERED = /^(?!.*(vault|aside|secret|bearer|credential|token$|tokens$|login|webSession))/i;

/** What lies open in a running Chromium: every tab, what is stored on disk or rendered, and what hangs on the toolbar. */
export async function exhibitsOfBrowser(extension: ExtensionBrowser, moment: string): Promise<Exhibit[]> {
  const tabs: Exhibit[] = [];
  const pages = extension.context.pages().filter((page) => page.url() !== 'about:blank');
  for (const page of pages) tabs.push(...(await exhibitsOfTab(page, moment)));
  return [...tabs, ...(await exhibitsOfWorker(extension, moment))];
}

export async function exhibitsOfTab(page: Page, moment: string): Promise<Exhibit[]> {
  const session = await devtools(page);
  try {
    return await exhibitsOf(`${moment}: ${new URL(page.url()).pathname}`, session);
  } finally {
    await session.detach();
  }
}

async function exhibitsOfWorker({ worker }: ExtensionBrowser, moment: string): Promise<Exhibit[]> {
  const found = await (await worker()).evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const titles = tabs.map(({ id }) => chrome.action.getTitle(id === undefined ? {} : { tabId: id }));
    return {
      local: await chrome.storage.local.get(),
      session: await chrome.storage.session.get(),
      badge: await chrome.action.getBadgeText({}),
      titles: await Promise.all(titles),
      alarms: await chrome.alarms.getAll(),
      globals: Object.getOwnPropertyNames(self),
    };
  });
  const rendered = Object.entries(found.session).filter(([key]) => RENDERED.test(key));
  return [
    { place: `${moment}: storage.local`, content: JSON.stringify(found.local) },
    ...rendered.map(([key, value]) => ({
      place: `${moment}: storage.session, ${key}`,
      content: JSON.stringify(value),
    })),
    { place: `${moment}: badge and titles`, content: JSON.stringify([found.badge, found.titles]) },
    {
      place: `${moment}: names of alarms and globals`,
      content: JSON.stringify([found.alarms, found.globals]),
    },
  ];
}
