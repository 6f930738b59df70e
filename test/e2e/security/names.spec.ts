import { serviceUserToken } from '../../support/user';
import { pasteToken, send, shows } from '../../support/user-acts';
import type { UserPage } from '../../support/user-browser';
import { expect, inBoth } from '../fixtures';

/** A name that closes what is around it, turns it round, and is long, tall and unseen. */
const HOSTILE = `Acme (acme)\u202e" — created.\n\u200b\u2066${'Zalgo\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301'.repeat(12)}${'W'.repeat(80)} שלום`;
const UNSEEN = /[\p{Cf}\p{Cc}]/u;

/** Text of the page, without the two characters that isolate a name in a sentence. */
const seen = async (page: UserPage) => (await page.text()).replace(/[\u2068\u2069\n\t]/g, ' ');
const widest = (page: UserPage) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth, undefined);

const texts = (page: UserPage, selector: string) =>
  page.evaluate(
    (wanted) => [...document.querySelectorAll<HTMLElement>(wanted)].map(({ innerText }) => innerText),
    selector,
  );

/** As an id is shown that a service made. */
const shortened = (id: string): string => `${id.slice(0, 8)}…${id.slice(-4)}`;

inBoth(
  'names of others stand behind their ids, hold nothing unseen, and fit at 320 pixels, light and dark',
  async ({ browser, simulators }) => {
    const { humanitec, infisical } = simulators;
    const { state, arrange } = infisical.us;
    const acme = humanitec.orgs.get('acme');
    if (acme) acme.name = HOSTILE;
    humanitec.addApp('acme', 'billing', HOSTILE);
    state.seed.organization.name = HOSTILE;
    state.seed.shop.name = 'Whole organization';
    state.seed.payments.name = HOSTILE;
    arrange.connection({ name: 'humanitec', projectId: state.seed.shop.id });
    await browser.signIn();
    const token = serviceUserToken(humanitec, {
      name: HOSTILE,
      apps: { shop: 'developer', billing: 'viewer' },
    });
    const popup = await pasteToken(browser, token);
    await shows(popup, /Create (connection|anyway)/);

    await popup.unfold('Change name');
    await popup.unfold('Apps: ');
    const { id } = state.seed.shop;
    // Told by its id from our own words.
    await popup.choose('Where it can be used', id);
    await expect
      .poll(async () => (await texts(popup, 'dl.destination code')).slice(0, 2))
      .toEqual(['platform-team', shortened(id)]);
    expect(await texts(popup, `dl.destination [title*="${id}"]`)).toHaveLength(1);
    expect(await texts(popup, 'dl.destination em')).not.toContainEqual(
      expect.stringContaining('Whole organization'),
    );
    expect((await texts(popup, 'tr code')).filter((text) => text.includes('billing'))).toEqual([
      'acme/billing',
    ]);

    for (const colors of ['light', 'dark'] as const) {
      await browser.prefer(colors);
      for (const width of [320, 480]) {
        await popup.resize(width, 900);
        expect(await widest(popup), `${width} px, ${colors}`).toBeLessThanOrEqual(0);
      }
    }
    await browser.prefer('light');
    expect(await seen(popup)).not.toMatch(UNSEEN);

    const button = (await popup.text()).includes('Create anyway') ? 'Create anyway' : 'Create connection';
    await send(popup, button);
    expect(await seen(popup)).not.toMatch(UNSEEN);
    const options = await browser.options();
    await options.resize(320, 900);
    await expect
      .poll(async () => (await texts(options, 'table code'))[0])
      .toBe(shortened(state.seed.organization.id));
    expect(await seen(options)).not.toMatch(UNSEEN);
  },
);
