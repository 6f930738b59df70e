import { beyond, chooseExisting, POPUP } from '../support/popup';
import { enabled } from '../support/press';
import { part } from '../support/push';
import { pasteToken, serviceUserToken, signIn } from '../support/user';
import { expect, test } from './fixtures';

for (const { apps, connections } of [
  { apps: 0, connections: 0 },
  { apps: 1_000, connections: 0 },
  { apps: 2, connections: 3 },
]) {
  test(`what is ready fits into a popup with ${apps + 3} apps and ${connections} connections, button included`, async ({
    simulators,
    extension,
  }) => {
    simulators.humanitec.quirks.appList = 'all';
    simulators.humanitec.addApps(apps);
    for (let count = 0; count < connections; count += 1)
      simulators.infisical.us.arrange.connection({ name: `humanitec-${count}` });
    await signIn(extension, simulators);
    const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
    await popup.setViewportSize(POPUP);
    await enabled(part.create(popup));
    expect(await beyond(popup)).toBeLessThanOrEqual(0);
    if (connections === 0) return;
    await chooseExisting(popup);
    await enabled(part.update(popup));
    expect(await beyond(popup)).toBeLessThanOrEqual(0);
  });
}

test('the answer to an early press does not move the button', async ({ simulators, extension }) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await popup.setViewportSize(POPUP);
  await enabled(part.create(popup));
  const before = await part.create(popup).boundingBox();
  // A press beside the button starts its wait anew.
  await popup.getByRole('heading', { name: 'Access' }).click();
  await part.create(popup).dispatchEvent('click');
  await expect(popup.getByText('Not sent: this has only just appeared')).toBeVisible();
  expect(await part.create(popup).boundingBox()).toEqual(before);
});
