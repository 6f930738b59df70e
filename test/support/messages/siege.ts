import type { Simulators } from '../../simulators';
import { EXTENSION_DIR, launchWithExtension } from '../extension';
import { FIREFOX_EXTENSION_DIR, GECKO_ID, PRODUCTION_BUILD } from '../firefox';
import type { Whose } from '../firefox-script';
import type { UserBrowser } from '../user-browser';
import { userOf } from '../user-chromium';
import { userFirefox } from '../user-firefox';
import { fromFirefoxPage, fromFirefoxScript } from './firefox-post';
import { fromContentScript, fromPage, type Sender, type Way } from './post';
import { chromiumIdOf, makeOverreaching, makeStranger } from './stranger';

type Party = 'own' | 'stranger';

/** A browser with the extension and another one, from every corner of which messages can be sent. */
export interface Siege {
  browser: UserBrowser;
  /** By which others speak to the extension. */
  extensionId: string;
  /** From a page of the web. */
  fromPage(url: string, way: Way): Promise<Sender>;
  /** From a page of an extension. */
  fromOwnPage(party: Party, page: string, way: Way): Promise<Sender>;
  /** From the world of a content script in a page of the web. One speaks at a time. */
  fromScript(party: Party, url: string, way: Way, frame?: Whose['frame']): Promise<Sender>;
  close(): Promise<void>;
}

const STRANGER = { geckoId: 'stranger@example.org', uuid: 'c0ffee00-0000-4000-8000-000000000002' };

/** @param hosts where the content script is put as well, and into every frame; without any, it is where it belongs */
export async function besiegeChromium(simulators: Simulators, hosts?: readonly string[]): Promise<Siege> {
  const stranger = await makeStranger(STRANGER.geckoId);
  const build = hosts ? await makeOverreaching(EXTENSION_DIR, hosts) : EXTENSION_DIR;
  const extension = await launchWithExtension({
    port: simulators.port,
    extensionDir: `${build},${stranger}`,
  });
  const ids = { own: chromiumIdOf(build), stranger: chromiumIdOf(stranger) };
  const open = async (url: string) => {
    const page = await extension.context.newPage();
    await page.goto(url);
    return page;
  };
  return {
    browser: userOf(extension, simulators),
    extensionId: ids.own,
    fromPage: async (url, way) => fromPage(await open(url), way),
    fromOwnPage: async (party, page, way) =>
      fromPage(await open(`chrome-extension://${ids[party]}/${page}`), way),
    fromScript: async (party, url, way, frame) => fromContentScript(await open(url), ids[party], way, frame),
    close: extension.close,
  };
}

/** The same in Firefox. */
export async function besiegeFirefox(simulators: Simulators, hosts?: readonly string[]): Promise<Siege> {
  const stranger = { ...STRANGER, dir: await makeStranger(STRANGER.geckoId) };
  const dir = hosts ? await makeOverreaching(FIREFOX_EXTENSION_DIR, hosts) : FIREFOX_EXTENSION_DIR;
  const own = { ...PRODUCTION_BUILD, dir };
  const firefox = await userFirefox(simulators, { extensions: [own, stranger] });
  const { driver } = firefox;
  const open = async (url: string) => {
    const page = await driver.browser.newPage();
    await page.goto(url);
    return page;
  };
  const parties = { own, stranger };
  return {
    browser: firefox,
    extensionId: GECKO_ID,
    fromPage: async (url, way) => fromFirefoxPage(await open(url), way),
    fromOwnPage: async (party, page, way) =>
      fromFirefoxPage(await driver.open(page, parties[party].uuid), way),
    fromScript: async (party, url, way, frame) =>
      fromFirefoxScript(driver, await open(url), way, {
        geckoId: parties[party].geckoId,
        ...(frame ? { frame } : {}),
      }),
    close: firefox.close,
  };
}
