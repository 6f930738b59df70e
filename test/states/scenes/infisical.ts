import type { Locator, Page } from '@playwright/test';
import type { HistoryEntry } from '../../../utils/history/types';
import type { Profile } from '../../../utils/infisical/types';
import { enabled } from '../../support/press';
import { entry } from '../../unit/history/entries';
import { capture, issue, openReady, ready, readyToUpdate, SERVICE_USER_ID, sender } from '../acts';
import { CONNECTION } from '../pushes';
import { type Scene, type Scenes, STEP } from '../scene';
import type { Stage } from '../stage';

const US = 'app.infisical.com';

/** A popup with a checked token and nobody signed in to Infisical. */
async function signedOut(stage: Stage, given: Parameters<typeof capture>[1] = {}): Promise<Page> {
  issue(stage.simulators.humanitec);
  await capture(stage, given);
  const popup = await stage.open();
  await stage.button(popup, 'popup.destination.signIn').waitFor();
  await checked(stage, popup);
  return popup;
}

/** Waits until the checks are done. */
const checked = (stage: Stage, popup: Page): Promise<void> =>
  popup.getByText(stage.text('popup.access.justChecked')).waitFor();

const profile = (given: Partial<Profile>): Profile => ({
  id: 'work',
  label: 'Work',
  instance: 'us',
  siteUrl: `https://${US}`,
  signIn: { method: 'browser-session' },
  scope: { level: 'organization' },
  ...given,
});

/** A popup that goes to a profile of its own. */
async function withProfile(stage: Stage, given: Partial<Profile>): Promise<Page> {
  issue(stage.simulators.humanitec);
  await capture(stage);
  await stage.store({ profiles: [profile(given)], currentProfileId: 'work' });
  const popup = await stage.open();
  await checked(stage, popup);
  return popup;
}

/** A popup whose first question to Infisical ends like this. */
const failing =
  (arrange: (us: Stage['simulators']['infisical']['us']) => void): Scene['reach'] =>
  async (stage) => {
    issue(stage.simulators.humanitec);
    await capture(stage);
    const { us } = stage.simulators.infisical;
    arrange(us);
    const { jid } = await us.arrange.session(us.state.seed.user, us.state.seed.organization.id);
    await addSession(stage, jid);
    const popup = await stage.open();
    await stage.button(popup, 'popup.destination.tryAgain').waitFor();
    await checked(stage, popup);
    return popup;
  };

const addSession = ({ extension }: Stage, jid: string): Promise<void> =>
  extension.context.addCookies([
    { name: 'jid', value: jid, url: `https://${US}`, httpOnly: true, secure: true, sameSite: 'Strict' },
  ]);

/** A ready popup in a browser that has sent this before. */
const after =
  (given: (stage: Stage) => Partial<HistoryEntry>): Scene['reach'] =>
  async (stage) => {
    const { organization } = stage.simulators.infisical.us.state.seed;
    await stage.store({
      history: [{ ...entry({ id: 'sent', organizationId: organization.id }), ...given(stage) }],
    });
    return ready(stage);
  };

/** The name of the connection, where the fields of a new one are unfolded. */
async function nameField(stage: Stage): Promise<Locator> {
  const popup = await ready(stage);
  await popup.getByText(stage.text('popup.connect.change')).click();
  return popup.getByLabel(stage.text('popup.connect.name'), { exact: true });
}

/** What there is to know of the Infisical that the connection goes to. */
export const INFISICAL_SCENES = {
  'infisical-loading': {
    means: 'Infisical is asked for the session and what is there.',
    part: STEP.infisical,
    reach: async (stage) => {
      issue(stage.simulators.humanitec);
      await capture(stage);
      stage.hold({ host: US });
      const popup = await stage.open();
      await checked(stage, popup);
      await popup.getByText(stage.text('popup.destination.loading', US)).waitFor();
      return popup;
    },
  },
  'signed-out': {
    means: 'Nobody is signed in to Infisical in this browser.',
    reach: (stage) => signedOut(stage),
  },
  'signed-out-container': {
    means: 'The same for a token from a container tab of Firefox, whose sessions are out of reach.',
    part: STEP.infisical,
    reach: (stage) => signedOut(stage, { isFromContainer: true }),
  },
  'session-lost': {
    means: 'The session in Infisical has ended because its renewal was lost on the way.',
    part: STEP.infisical,
    reach: async (stage) => {
      const popup = await signedOut(stage);
      const { destination } = await stage.stored();
      if (!destination) throw new Error('There is no destination');
      const failure = { code: 'infisicalSessionLost' as const, params: [US] };
      await stage.store({ destination: { profile: destination.profile, state: 'signed-out', failure } });
      await popup.getByText(stage.text('failure.infisicalSessionLost.what')).waitFor();
      return popup;
    },
  },
  'no-organization': {
    means: 'The session in Infisical belongs to no organization yet; it is never switched for the user.',
    part: STEP.infisical,
    reach: async (stage) => {
      issue(stage.simulators.humanitec);
      await capture(stage);
      const { us } = stage.simulators.infisical;
      await addSession(stage, (await us.arrange.session(us.state.seed.user)).jid);
      const popup = await stage.open();
      await stage.button(popup, 'popup.destination.tryAgain').waitFor();
      await checked(stage, popup);
      return popup;
    },
  },
  'infisical-not-json': {
    means: 'Something that is no Infisical answers at the address of the profile.',
    part: STEP.infisical,
    reach: failing((us) => {
      us.options.html = true;
    }),
  },
  locked: {
    means: 'The client secret of a machine identity is remembered, and waits for its passphrase.',
    reach: async (stage) => {
      const { identity, clientSecret } = stage.simulators.infisical.us.state.seed;
      const signIn = { method: 'universal-auth', clientId: identity.clientId, remember: true } as const;
      const page = await stage.extension.popupInTab();
      await page.evaluate(
        async ([locked, secret]) => {
          const tell = (name: string, payload: object) => chrome.runtime.sendMessage({ name, payload });
          const credentials = { clientSecret: secret, passphrase: 'four words of some length' };
          await tell('profile.save', { profile: locked, credentials });
          await tell('profile.sign-out', { profileId: locked.id });
        },
        [profile({ signIn }), clientSecret.value] as const,
      );
      await page.close();
      issue(stage.simulators.humanitec);
      await capture(stage);
      const popup = await stage.open();
      await popup.getByLabel(stage.text('popup.destination.passphrase')).waitFor();
      await checked(stage, popup);
      return popup;
    },
  },
  'needs-credentials': {
    means: 'The secret of the profile was kept until the browser closed, and has to be entered anew.',
    part: STEP.infisical,
    reach: async (stage) => {
      const popup = await withProfile(stage, { signIn: { method: 'access-token' } });
      await stage.button(popup, 'popup.destination.openOptions').waitFor();
      return popup;
    },
  },
  'needs-permission': {
    means: 'The browser does not let the extension talk to this Infisical: not allowed yet, or taken back.',
    part: STEP.infisical,
    reach: async (stage) => {
      const siteUrl = 'https://infisical.example.com';
      const popup = await withProfile(stage, { instance: 'self-hosted', siteUrl });
      await popup.getByText(stage.text('popup.destination.needsPermission', siteUrl)).waitFor();
      return popup;
    },
  },
  'provenance-known': {
    means: 'This browser sent tokens of the same Humanitec organization there before.',
    part: STEP.infisical,
    reach: after(() => ({})),
  },
  'provenance-new-organization': {
    means: 'Until now only tokens of other Humanitec organizations went there: it has to be read first.',
    part: STEP.infisical,
    reach: after(() => ({ humanitecOrganizations: ['another'] })),
  },
  'provenance-other-destination': {
    means: 'Until now this profile sent to another Infisical organization.',
    part: STEP.infisical,
    reach: after(() => ({ organizationId: 'elsewhere', organizationName: 'Another Team' })),
  },
  'connection-fields': {
    means: 'Name, description and project of the connection can be changed.',
    reach: async (stage) => {
      const name = await nameField(stage);
      await name.waitFor();
      return name.page();
    },
  },
  'name-not-allowed': {
    means: 'Infisical would not take this name: what is wrong stands below it.',
    part: STEP.infisical,
    reach: async (stage) => {
      const name = await nameField(stage);
      await name.fill('Not allowed');
      const popup = name.page();
      await popup.getByText(stage.text('popup.connect.nameProblem')).first().waitFor();
      return popup;
    },
  },
  'existing-connection': {
    means: 'The token of a connection that is there is to be updated.',
    reach: async (stage) => {
      stage.simulators.infisical.us.arrange.connection(CONNECTION);
      return readyToUpdate(stage);
    },
  },
  'known-connection': {
    means: 'The service user was connected before, so updating its token is proposed.',
    part: STEP.infisical,
    reach: async (stage) => {
      const { arrange } = stage.simulators.infisical.us;
      const { id } = arrange.connection(CONNECTION);
      const popup = await after(() => ({ connectionId: id, serviceUserId: SERVICE_USER_ID }))(stage);
      await popup.getByText(stage.text('popup.rotate.known')).waitFor();
      return popup;
    },
  },
  'little-seen': {
    means: 'This sign-in may list neither projects nor connections, which is said.',
    part: STEP.infisical,
    reach: async (stage) => {
      const { us } = stage.simulators.infisical;
      us.state.seed.user.rights.organization = ['create'];
      us.state.seed.user.rights.anyProject = [];
      stage.simulators.faults.add({
        host: US,
        path: /\/(projects|workspace)(\?|$)/,
        action: { kind: 'status', status: 403, body: {} },
      });
      issue(stage.simulators.humanitec);
      await capture(stage);
      const popup = await openReady(stage);
      await enabled(sender(popup));
      return popup;
    },
  },
} as const satisfies Scenes;
