import { playJourney } from '../support/journey';
import { role } from '../support/roles';
import { expect, test } from './fixtures';

for (const kit of ['styled', 'antd'] as const) {
  test(`from the token shown to the connection proven, console in ${kit}`, async ({
    simulators,
    extension,
  }) => {
    const { shownToken, popup, connectionName } = await playJourney({ simulators, extension, kit });

    const { connections } = simulators.infisical.us.state;
    expect(connections.map(({ app, name, apiToken }) => ({ app, name, apiToken }))).toEqual([
      { app: 'humanitec', name: connectionName, apiToken: shownToken },
    ]);
    expect(await popup.$(role('heading', 'Captured token'))).toBeNull();
    const session = await (await extension.worker()).evaluate(() => chrome.storage.session.get('vault'));
    expect(JSON.stringify(session)).not.toContain(shownToken);
  });
}
