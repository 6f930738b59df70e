import { serviceUserToken } from '../../support/user';
import { pasteInto, shows, signInFrom } from '../../support/user-acts';
import { expect, inBoth } from '../fixtures';

inBoth(
  'a push that meets the end of the session goes on by itself after signing in',
  async ({ browser, simulators }) => {
    const { state } = simulators.infisical.us;
    await browser.signIn();
    const popup = await browser.popup();
    await pasteInto(popup, serviceUserToken(simulators.humanitec));
    await shows(popup, 'Platform Team');
    for (const session of state.sessions) session.accessVersion += 1;
    await browser.clearCookies();
    await popup.press('Create connection');
    await signInFrom(popup, browser, simulators);
    await shows(popup, 'Send another token');
    expect(state.connections).toHaveLength(1);
  },
);
