import { readdir } from 'node:fs/promises';
import { filesOf } from '../../support/canaries/exhibits';
import { canariesOf, errandsOf, live, makeSecrets } from '../../support/canaries/life';
import { requestExhibits, Search } from '../../support/canaries/search';
import { listen } from '../../support/canaries/wiretap';
import { expect, test } from '../fixtures';

/** The browser's own store of cookies: where it keeps what the Infisical website gave it. */
const COOKIES = /: Default\/(Network\/)?Cookies(-journal)?$/;

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
