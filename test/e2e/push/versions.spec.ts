import type { Page } from '@playwright/test';
import { VERSIONS } from '../../simulators/infisical/versions';
import { chooseExisting } from '../../support/popup';
import { enabled, press } from '../../support/press';
import { saveProfile } from '../../support/profile-form';
import { part } from '../../support/push';
import { byMessage, offerByMessage, saveByMessage, sendByMessage } from '../../support/push-by-message';
import { asProfile, SIGN_INS } from '../../support/sign-ins';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import { expect, firefoxTest, test } from '../fixtures';

/** One of a user is a browser session's. */
const { 'Access token of a user': _, ...METHODS } = SIGN_INS;

/** Goes on despite what cannot be known on the server, if that is asked. */
async function confirm(popup: Page): Promise<void> {
  const anyway = popup.getByRole('button', { name: 'Update anyway' });
  await expect(part.done(popup).or(anyway).first()).toBeVisible({ timeout: 20_000 });
  if (await anyway.isVisible()) await press(anyway);
}

for (const version of VERSIONS) {
  for (const [method, entry] of Object.entries(METHODS)) {
    test(`a server of ${version} with ${method}: create, then update`, async ({ simulators, extension }) => {
      const { us } = simulators.infisical;
      us.arrange.version(version);
      const chosen = await entry(us);
      if (chosen.method === 'Browser session') await signIn(extension, simulators);
      const options = await extension.options();
      await saveProfile(options, { instance: 'US Cloud', signIn: chosen });

      const first = serviceUserToken(simulators.humanitec);
      const popup = await pasteToken(extension, first);
      await enabled(part.create(popup));
      // Where the server tells no organization, that is said, and nothing else.
      const { identityDetails } = us.options.behaviour;
      const isTold = identityDetails !== 'absent' || chosen.method === 'Browser session';
      await expect(
        popup.getByText(isTold ? 'Platform Team' : 'its name could not be read').first(),
      ).toBeVisible();
      await press(part.create(popup));
      await expect(part.done(popup)).toBeVisible();
      expect(us.state.connections.map(({ apiToken }) => apiToken)).toEqual([first]);

      await popup.getByRole('button', { name: 'Send another token' }).click();
      const second = serviceUserToken(simulators.humanitec);
      await popup.getByLabel('API token').fill(second);
      await popup.getByRole('button', { name: 'Check token' }).click();
      await chooseExisting(popup);
      await press(part.update(popup));
      await confirm(popup);
      await expect(part.done(popup)).toBeVisible();
      expect(us.state.connections.map(({ apiToken }) => apiToken)).toEqual([second]);
      // What a server without a mark of its own does not prove is not claimed.
      const proof = us.options.behaviour.credentialsHash
        ? 'Read back'
        : 'does not tell whether it was the credentials';
      await expect(popup.getByText(proof).first()).toBeVisible();
    });
  }
}

firefoxTest(
  'Firefox: create, then update, on servers of each age with each way to sign in',
  async ({ simulators, firefox }) => {
    const { us } = simulators.infisical;
    const page = firefox.extensionPage;
    for (const version of VERSIONS) {
      for (const [method, entry] of Object.entries(METHODS)) {
        await test.step(`${version} with ${method}`, async () => {
          us.arrange.version(version);
          const { identityDetails, credentialsHash } = us.options.behaviour;
          const chosen = await entry(us);
          if (chosen.method === 'Browser session') await firefox.signIn();
          const { profile, credentials } = asProfile('us', chosen);
          expect(await saveByMessage(page, profile, credentials)).toMatchObject({ ok: true });

          const first = serviceUserToken(simulators.humanitec);
          const account = await offerByMessage(page, first, profile.id);
          const isTold = identityDetails !== 'absent' || chosen.method === 'Browser session';
          expect(account?.organization?.name).toBe(isTold ? 'Platform Team' : undefined);
          const wanted = { name: 'by-message', description: '', scope: { level: 'organization' } } as const;
          expect(await sendByMessage(page, { kind: 'create', ...wanted })).toMatchObject({
            state: 'succeeded',
          });
          expect(us.state.connections.map(({ apiToken }) => apiToken)).toEqual([first]);

          await byMessage(page, 'push.clear', {});
          const second = serviceUserToken(simulators.humanitec);
          await offerByMessage(page, second, profile.id);
          const connectionId = us.state.connections[0]?.id ?? '';
          const update = () => sendByMessage(page, { kind: 'rotate', connectionId });
          let became = await update();
          // What cannot be known on the server is asked about once.
          if (became.state === 'needs-confirmation') became = await update();
          expect(became.state).toBe('succeeded');
          expect(us.state.connections.map(({ apiToken }) => apiToken)).toEqual([second]);
          // What a server without a mark of its own does not prove is not claimed.
          const keys = (said: { key: string }[] = []) => said.map(({ key }) => key).join(' ');
          expect(keys(became.proof?.proven).includes('replaced')).toBe(credentialsHash);
          expect(keys(became.proof?.warnings).includes('onlyTouched')).toBe(!credentialsHash);

          simulators.reset();
          await firefox.startAnew();
        });
      }
    }
  },
);
