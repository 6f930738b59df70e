import { MOST_WAITING } from '../../../utils/capture/types';
import { serviceUsersUrl } from '../../../utils/humanitec/console';
import { enabled } from '../../support/press';
import { chooseSiteAccess } from '../../support/site-access';
import { signIn } from '../../support/user';
import { captureOf, issue, openReady, ready, send, sender, TOKEN } from '../acts';
import type { Scene, Scenes } from '../scene';
import type { Stage } from '../stage';

const typed = (text: string) => async (stage: Stage) => {
  const popup = await stage.open();
  await popup.getByLabel(stage.text('popup.paste.token')).fill(text);
  return popup;
};

const pasted = (text: string) => async (stage: Stage) => {
  const popup = await typed(text)(stage);
  await stage.button(popup, 'popup.paste.check').click();
  return popup;
};

const MINUTE = 60_000;

/** So many captures behind the one in work, each a minute younger than the one before. */
const waiting =
  (count: number): Scene['reach'] =>
  async (stage) => {
    issue(stage.simulators.humanitec);
    const first = captureOf();
    const others = Array.from({ length: count }, (_, index) => {
      const capturedAt = Date.now() - (count - index) * MINUTE;
      return captureOf({
        id: `waiting-${index}`,
        masked: `••••••••${(0xa1b0 + index).toString(16)}`,
        tokenId: `ci-${index + 1}`,
        capturedAt,
        expiresAt: capturedAt + 15 * MINUTE,
      });
    });
    const captures = [first, ...others];
    const vault = captures.map(({ id }) => ({
      captureId: id,
      token: id === first.id ? TOKEN : `${TOKEN}${id}`,
    }));
    await stage.store({ captures, vault });
    return openReady(stage);
  };

/** Without a token, and how one comes in. */
export const TOKEN_SCENES = {
  'first-run': {
    means: 'The extension was installed just now, and nobody is signed in anywhere.',
    reach: (stage) => stage.open(),
  },
  empty: {
    means: 'Tokens were sent before, and none waits.',
    reach: async (stage) => {
      const popup = await send(stage, await ready(stage));
      await stage.button(popup, 'popup.result.another').click();
      await popup.getByLabel(stage.text('popup.paste.token')).waitFor();
      return popup;
    },
  },
  'console-open': {
    means: 'A tab shows the service users of an organization: what to do there comes next.',
    reach: async (stage) => {
      const console = await stage.extension.context.newPage();
      await console.goto(serviceUsersUrl('acme'));
      const popup = await stage.open();
      await popup.getByText(stage.text('popup.next.showTab')).waitFor();
      return popup;
    },
  },
  'by-hand': {
    means: 'The 13 steps that are documented, each with who does it.',
    reach: async (stage) => {
      const popup = await stage.open();
      await popup.locator('summary').click();
      await popup.getByText(stage.text('popup.checklist.explain')).waitFor();
      return popup;
    },
  },
  sample: {
    means: 'The journey with made-up facts: nothing is read, sent or stored, which is said all the time.',
    reach: async (stage) => {
      const popup = await stage.open();
      await stage.button(popup, 'sample.try').click();
      await enabled(sender(popup));
      return popup;
    },
  },
  'console-withheld': {
    means:
      'The browser lets the extension see the Humanitec console only on a click, so that no prompt can come there.',
    reach: async (stage) => {
      await chooseSiteAccess(stage.extension, 'ON_CLICK');
      stage.atEnd(() => chooseSiteAccess(stage.extension, 'ON_ALL_SITES'));
      const popup = await stage.open();
      await popup.getByText(stage.text('popup.paste.withheld')).waitFor();
      return popup;
    },
  },
  typed: {
    means: 'A token is pasted; its button is not pressed yet.',
    reach: typed(TOKEN),
  },
  'paste-refused': {
    means: 'What was pasted is no token. Nothing was sent anywhere.',
    reach: async (stage) => {
      const popup = await pasted('two words')(stage);
      await popup.getByRole('alert').waitFor();
      return popup;
    },
  },
  pasted: {
    means: 'The token was taken out of what was pasted around it, which is said.',
    reach: async (stage) => {
      issue(stage.simulators.humanitec);
      await signIn(stage.extension, stage.simulators);
      const popup = await pasted(`HUMANITEC_TOKEN=${TOKEN}`)(stage);
      await popup.locator('.ending .send > button[aria-disabled=false]').waitFor();
      return popup;
    },
  },
  discarded: {
    means: 'The token was discarded a moment ago, and can be brought back.',
    reach: async (stage) => {
      const popup = await ready(stage);
      await stage.button(popup, 'popup.capture.discard').click();
      await stage.button(popup, 'common.undo').waitFor();
      return popup;
    },
  },
  'lost-captures': {
    means: 'The extension was updated while tokens waited: they are lost, and have to be revoked.',
    reach: async (stage) => {
      const expiresAt = Date.now() + 15 * MINUTE;
      await stage.store({ lost: ['one', 'two'].map((captureId) => ({ captureId, expiresAt })) });
      const popup = await stage.open();
      await popup.getByRole('alert').waitFor();
      return popup;
    },
  },
  'waiting-tokens': {
    means: 'Two more tokens wait behind the one in work.',
    reach: waiting(2),
  },
  'waiting-full': {
    means: 'As many tokens wait as can: the next one is refused.',
    reach: waiting(MOST_WAITING - 1),
  },
} as const satisfies Scenes;
