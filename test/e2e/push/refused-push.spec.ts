import type { Scope } from '../../../utils/infisical/types';
import type { Simulators } from '../../simulators';
import { failureWords } from '../../support/failure-words';
import { showFields } from '../../support/popup';
import { press } from '../../support/press';
import { part, readyToPush, writes } from '../../support/push';
import { offerByMessage, sendByMessage } from '../../support/push-by-message';
import { expectTokensStayed } from '../../support/stayed';
import { serviceUserToken } from '../../support/user';
import { alerts, pasteToken, shows } from '../../support/user-acts';
import type { UserPage } from '../../support/user-browser';
import { userPage } from '../../support/user-chromium';
import { expect, firefoxTest, inBoth, test } from '../fixtures';
import { ALIKE, NAME, REFUSALS, type Refusal, refuses } from './refusals';

/** What the popup says of a refusal, and that nothing came of the press. */
async function expectRefused(
  popup: UserPage,
  { infisical }: Simulators,
  token: string,
  { code, params }: Refusal,
): Promise<void> {
  await alerts(popup, await failureWords(code, params));
  expect(await popup.alert()).not.toContain(token);
  await shows(popup, 'Captured token');
  const stored = infisical.us.state.connections.filter(({ apiToken }) => apiToken === token);
  expect(stored).toEqual([]);
}

for (const refusal of REFUSALS) {
  test(`the popup explains ${refusal.what}: ${refusal.code}`, async ({ simulators, extension }) => {
    const { popup, token } = await readyToPush(simulators, extension);
    await expect(part.name(popup)).toHaveValue(NAME);
    if (refusal.inProject) {
      await showFields(popup);
      await popup.getByLabel('Where it can be used').selectOption({ label: 'shop' });
    }
    refusal.arrange(simulators.infisical.us, simulators);
    if (refusal.name) {
      await showFields(popup);
      await part.name(popup).fill(refusal.name);
    }
    await press(part.create(popup));
    await expectRefused(userPage(popup), simulators, token, refusal);
  });
}

firefoxTest(
  'Firefox: each of these refusals is the same, and nothing comes of it',
  async ({ simulators, firefox, agreed }) => {
    const { us } = simulators.infisical;
    const page = firefox.extensionPage;
    for (const { what, inProject, arrange, code, params = [], name = NAME } of REFUSALS) {
      await test.step(`${what}: ${code}`, async () => {
        await firefox.signIn();
        const { shop } = us.state.seed;
        const token = serviceUserToken(simulators.humanitec);
        expect(await offerByMessage(page, token)).toMatchObject({ organization: { name: 'Platform Team' } });
        arrange(us, simulators);
        const scope: Scope = inProject
          ? { level: 'project', id: shop.id, name: shop.name }
          : { level: 'organization' };
        const became = await sendByMessage(page, { kind: 'create', name, description: '', scope });
        expect(became).toMatchObject({ state: 'failed', failure: { code, params } });
        expect(us.state.connections.filter(({ apiToken }) => apiToken === token)).toEqual([]);
        expectTokensStayed(simulators, agreed);

        simulators.reset();
        await firefox.startAnew();
      });
    }
  },
);

inBoth(
  'the popup explains each refusal of the request itself, whatever was refused before',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const token = serviceUserToken(simulators.humanitec);
    const popup = await pasteToken(browser, token);
    await shows(popup, NAME);
    for (const [index, refusal] of ALIKE.entries()) {
      await test.step(`${refusal.what}: ${refusal.code}`, async () => {
        refusal.arrange(simulators.infisical.us, simulators);
        await popup.press('Create connection');
        // From now on the words are no longer those of the one before.
        await expect.poll(() => writes(simulators).length).toBe(index + 1);
        await expectRefused(popup, simulators, token, refusal);
        simulators.faults.clear();
      });
    }
  },
);

test('details name the request for support; after the reason is gone the same click succeeds', async ({
  simulators,
  extension,
}) => {
  const { popup, token } = await readyToPush(simulators, extension);
  refuses(403, 'ForbiddenError', 'no')(simulators.infisical.us, simulators);
  await press(part.create(popup));
  const alert = popup.getByRole('alert');
  await alert.getByText('Details', { exact: true }).click();
  await expect(alert.getByText('HTTP 403 · req-Abc123Def456Gh')).toBeVisible();
  await expect(alert.getByRole('button', { name: 'Copy details' })).toBeVisible();

  simulators.faults.clear();
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
  expect(simulators.infisical.us.state.connections).toMatchObject([{ apiToken: token }]);
});
