import { evilToken } from '../../support/arena';
import { serviceUserToken } from '../../support/user';
import { captureInConsole, pasteToken, send, shows, showsNot } from '../../support/user-acts';
import type { UserPage } from '../../support/user-browser';
import { inBoth } from '../fixtures';

/** Where the token would go, as it stands beside the button: its origin, and the name of a project or the words for none. */
async function goesTo(popup: UserPage, origin: string, project?: string): Promise<void> {
  await shows(popup, origin);
  if (project !== undefined) await shows(popup, new RegExp(`(^| )${project}$`, 'm'));
}

async function discard(popup: UserPage): Promise<void> {
  await popup.click('button', 'Discard');
  await showsNot(popup, 'Captured token');
  await popup.close();
}

inBoth(
  'for a Humanitec organization the profile and the project of its last push are proposed first',
  async ({ browser, simulators, agreed }) => {
    agreed.host = 'eu.infisical.com';
    await browser.signIn('us');
    await browser.signIn('eu');
    const { humanitec } = simulators;

    // acme goes to a project of EU Cloud. The one used last is US Cloud, for another organization.
    const first = await pasteToken(browser, serviceUserToken(humanitec, { apps: { shop: 'developer' } }));
    await first.choose('Infisical profile', 'EU Cloud');
    await goesTo(first, 'https://eu.infisical.com');
    await first.unfold('Change name');
    await first.choose('Where it can be used', 'payments');
    await send(first, 'Create connection');
    await first.click('button', 'Send another token');
    await first.close();
    const other = await pasteToken(browser, evilToken(simulators));
    await other.choose('Infisical profile', 'US Cloud');
    await goesTo(other, 'https://app.infisical.com');
    await discard(other);

    const user = humanitec.createServiceUser({ name: 'second', apps: { shop: 'developer' } });
    await captureInConsole(browser, user.id);
    const again = await browser.popup();
    await goesTo(again, 'https://eu.infisical.com', 'payments');
    await discard(again);

    // Pasted, so that only the checks can tell whose it is.
    const pasted = await pasteToken(browser, serviceUserToken(humanitec, { name: 'third' }));
    await goesTo(pasted, 'https://eu.infisical.com', 'payments');

    // What is chosen for a token stays, in this popup and the next.
    await pasted.choose('Infisical profile', 'US Cloud');
    await goesTo(pasted, 'https://app.infisical.com');
    await pasted.click('button', 'Check again');
    await shows(pasted, 'Checked just now.');
    await pasted.close();
    const reopened = await browser.popup();
    await goesTo(reopened, 'https://app.infisical.com', 'Whole organization');
  },
);
