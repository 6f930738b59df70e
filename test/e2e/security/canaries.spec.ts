import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Simulators } from '../../simulators';
import { type Exhibit, filesOf } from '../../support/canaries/exhibits';
import { exhibitsOfBrowser } from '../../support/canaries/extension-exhibits';
import { liveInFirefox } from '../../support/canaries/firefox-life';
import { canariesOf, errandsOf, live, makeSecrets } from '../../support/canaries/life';
import { requestExhibits, Search } from '../../support/canaries/search';
import { listen } from '../../support/canaries/wiretap';
import { launchFirefox } from '../../support/firefox';
import { expect, test } from '../fresh';

/** The browser's own store of cookies: where it keeps what the Infisical website gave it. */
const COOKIES = /: Default\/(Network\/)?Cookies(-journal)?$/;
/** In the key of an entry in Firefox's cache: asked for by a page of that website, not by the extension. */
const OWN_ANSWER = /partitionKey=%28https%2C(humanitec\.io|infisical\.com)%29/;
const FIREFOX_COOKIES = /: (cookies\.sqlite(-wal)?|sessionstore.*)$/;

test('Chromium: no secret lies where it does not belong, at any moment of its life', async ({
  simulators,
  extension,
}, testInfo) => {
  test.setTimeout(600_000);
  const wiretap = await listen(extension);
  const secrets = await makeSecrets(simulators);
  const { captured, exhibits } = await live(extension, simulators, secrets);

  const canaries = canariesOf({ ...secrets, captured }, simulators);
  const search = new Search(canaries);
  for (const exhibit of exhibits) search.look(exhibit);
  for (const exhibit of wiretap.exhibits()) search.look(exhibit);
  for (const exhibit of requestExhibits(simulators.traffic, errandsOf(canaries))) search.look(exhibit);
  await wiretap.stop();
  for (const when of ['disk, running', 'disk, closed']) {
    if (when === 'disk, closed') await extension.context.close();
    for await (const exhibit of filesOf(extension.profileDir, when)) {
      search.look(COOKIES.test(exhibit.place) ? { ...exhibit, allowed: ['cookie'] } : exhibit);
    }
  }
  // Where a search finds nothing because there was nothing to search, it proves nothing.
  expect((await readdir(extension.profileDir)).length).toBeGreaterThan(5);
  expect(simulators.infisical.us.state.connections.map(({ apiToken }) => apiToken)).toEqual([
    captured,
    secrets.updated,
  ]);
  search.judge('Chromium', testInfo);
});

test('Firefox: no secret reaches the disk', async ({ simulators }, testInfo) => {
  test.setTimeout(300_000);
  const secrets = await makeSecrets(simulators);
  const firefox = await launchFirefox(simulators.port);
  try {
    const captured = await liveInFirefox(firefox, simulators, secrets);
    const canaries = canariesOf({ ...secrets, cookie: cookieOf(simulators), captured }, simulators);
    const search = new Search(canaries);
    for (const exhibit of requestExhibits(simulators.traffic, errandsOf(canaries))) search.look(exhibit);
    for (const when of ['disk, running', 'disk, closed']) {
      if (when === 'disk, closed') await firefox.browser.close();
      for await (const exhibit of filesOf(firefox.profileDir, when)) {
        search.look({ ...exhibit, allowed: keptByFirefox(exhibit) });
      }
    }
    expect(search.places.size).toBeGreaterThan(50);
    search.judge('Firefox', testInfo);
  } finally {
    await firefox.close();
  }
});

/** What Firefox keeps on disk of the websites themselves: their cookies, and what their own pages were answered. */
function keptByFirefox({ place, content }: Exhibit): string[] {
  if (FIREFOX_COOKIES.test(place)) return ['cookie'];
  const isOfWebsite = place.includes('cache2/entries/') && OWN_ANSWER.test(content.toString('latin1'));
  return isOfWebsite ? ['captured', 'cookie'] : [];
}

/** The session of the Infisical website, as the browser sent it last. */
function cookieOf({ traffic }: Simulators): string {
  const cookies = traffic.map(({ headers }) => /jid=([^;]+)/.exec(headers.cookie ?? '')?.[1]);
  const cookie = cookies.findLast((value) => value !== undefined);
  if (cookie === undefined) throw new Error('Nobody signed in');
  return cookie;
}

test('the search finds what lies in each place', async ({ extension }) => {
  test.setTimeout(300_000);
  const decoy = randomBytes(24).toString('hex');
  const wiretap = await listen(extension);
  const pages = [await extension.context.newPage(), await extension.options()];
  await pages[0]?.goto('https://app.humanitec.io/orgs/acme/apps');
  for (const page of pages) {
    await page.evaluate((secret) => {
      console.log({ deep: { down: [{ secret }] } });
      Reflect.set(window, 'kept', new Map([['key', { inside: new Set([secret]) }]]));
      document.documentElement.setAttribute('data-kept', secret);
      const closed = document.createElement('div');
      const text = document.createElement('p');
      text.textContent = secret;
      closed.attachShadow({ mode: 'closed' }).append(text);
      document.body.append(closed);
      localStorage.setItem('kept', btoa(`xx${secret}`));
      document.title = [...secret].reverse().join('');
      location.hash = secret;
    }, decoy);
  }
  await (await extension.worker()).evaluate(async (secret) => {
    console.log(new Error(secret));
    await chrome.storage.local.set({ kept: encodeURIComponent(secret).slice(4, 22) });
    await chrome.storage.session.set({ draft: { name: secret } });
    await chrome.action.setTitle({ title: secret });
  }, decoy);
  const search = new Search([{ name: 'decoy', value: decoy }]);
  for (const exhibit of await exhibitsOfBrowser(extension, 'now')) search.look(exhibit);
  // What it hears comes a little later than it is said.
  const HEARD = ['console of a page', 'console of a service_worker', 'addresses'];
  await expect
    .poll(() => {
      for (const exhibit of wiretap.exhibits()) search.look(exhibit);
      return search.finds.map(({ place }) => place);
    })
    .toEqual(expect.arrayContaining(HEARD));
  await wiretap.stop();
  await extension.context.close();
  for await (const exhibit of filesOf(extension.profileDir, 'disk')) search.look(exhibit);

  const found = search.finds.map(({ place }) => place);
  for (const page of ['/orgs/acme/apps', '/options.html']) {
    for (const part of [
      'markup',
      'globals',
      'storage of the page',
      'address and title',
      'nodes with closed shadow roots',
      'accessibility tree',
    ]) {
      expect(found).toContain(`now: ${page}: ${part}`);
    }
  }
  for (const place of ['now: storage.local', 'now: storage.session, draft', 'now: badge and titles']) {
    expect(found).toContain(place);
  }
  expect(found.filter((place) => place.startsWith('disk'))).not.toEqual([]);
});
