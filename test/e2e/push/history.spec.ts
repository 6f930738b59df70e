import { keepProfile } from '../../support/profile-form';
import { pasteToken, send, shows } from '../../support/user-acts';
import { expect, inBoth } from '../fixtures';

inBoth(
  'the local history tells what was pushed, exports it without secrets, and can be cleared',
  async ({ browser, simulators }) => {
    const { state, arrange } = simulators.infisical.us;
    const accessToken = await arrange.accessToken(state.seed.identity);
    await keepProfile(await browser.options(), { signIn: { method: 'Access token', accessToken } });
    const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
    const token = simulators.humanitec.createToken(user.id, { id: 'ci-2026' }).value;
    await send(await pasteToken(browser, token), 'Create connection');

    const options = await browser.options();
    // One row of the table: its cells in their order.
    const row =
      /humanitec-acme-infisical-sync\b.*app\.infisical\.com.*Platform Team.*infisical-sync.*acme.*ci-2026/s;
    await shows(options, 'Connections made from this browser');
    await shows(options, row);
    for (const [button, file] of [
      ['Export JSON', 'connections.json'],
      ['Export CSV', 'connections.csv'],
    ] as const) {
      const { name, text } = await options.saved(() => options.click('button', button));
      expect(name).toBe(file);
      expect(text).toContain('humanitec-acme-infisical-sync');
      expect(text).toContain(user.id);
      for (const secret of [token, accessToken]) expect(text).not.toContain(secret);
    }
    await options.click('button', 'Clear');
    await shows(options, 'Clear the history?');
    await options.key('Escape');
    await expect.poll(() => options.focused()).toBe('Clear');
    await shows(options, row);
    await options.click('button', 'Clear');
    await shows(options, 'Clear the history?');
    await options.click('button', 'Clear');
    await shows(options, 'None yet.');
    await options.click('button', 'Undo');
    await shows(options, row);
  },
);
