import type { Page } from '@playwright/test';
import type { Step } from '../../../utils/push/types';
import { press } from '../../support/press';
import { proof, pushIn, rotation } from '../../unit/push/states';
import { ready, readyToUpdate, sender } from '../acts';
import { CONNECTION, pushed } from '../pushes';
import { type Scene, type Scenes, STEP } from '../scene';
import type { Stage } from '../stage';

const SECOND = 1_000;
const WRITE = /app-connections\/humanitec(\/[0-9a-f-]{36})?$/;

/** A push that runs, at one of its steps. */
const at =
  (kind: 'create' | 'rotate', stepOf: () => Step): Scene['reach'] =>
  (stage) =>
    pushed(stage, kind, 'running', { step: stepOf() });

/** A push of a token that is gone, beside a popup that waits for the next one. */
async function earlier(stage: Stage, push: Parameters<Stage['store']>[0]['push']): Promise<Page> {
  const popup = await stage.open();
  if (push) await stage.store({ push });
  await popup.getByRole('region').first().waitFor();
  return popup;
}

/** The click that sends the token, and what may come between it and the result. */
export const PUSH_SCENES = {
  'pressed-too-early': {
    means: 'The button was pressed before it could be read what it does: nothing was sent.',
    part: STEP.infisical,
    reach: async (stage) => {
      const popup = await ready(stage);
      // A press beside the button starts its wait anew.
      await popup.locator('h2').first().click();
      await sender(popup).dispatchEvent('click');
      await popup.getByText(stage.text('popup.send.early')).waitFor();
      return popup;
    },
  },
  'asked-once-more': {
    means: 'Nothing tells that the press was meant, e.g. one by voice: it is asked once more.',
    reach: async (stage) => {
      const popup = await ready(stage);
      await sender(popup).dispatchEvent('click');
      await popup.getByRole('alertdialog').waitFor();
      await popup.locator('.ask-again button[aria-disabled=false]').waitFor();
      return popup;
    },
  },
  'signing-in': {
    means: 'The push signs in to Infisical.',
    part: STEP.infisical,
    reach: at('create', () => ({ name: 'signing-in' })),
  },
  'checking-connection': {
    means: 'What uses the connection is looked at, project by project.',
    part: STEP.infisical,
    reach: at('rotate', () => ({ name: 'checking', projects: { done: 3, total: 12 } })),
  },
  'slowed-down': {
    means: 'Infisical asked to slow down: it goes on by itself.',
    part: STEP.infisical,
    reach: at('rotate', () => ({ name: 'waiting', until: Date.now() + 45 * SECOND })),
  },
  creating: {
    means: 'The token is on its way to Infisical.',
    reach: async (stage) => {
      const popup = await ready(stage);
      stage.hold({ method: 'POST', path: WRITE });
      await press(sender(popup));
      await popup.getByText(stage.text('popup.step.sending')).waitFor();
      return popup;
    },
  },
  verifying: {
    means: 'What is stored now is read back.',
    part: STEP.infisical,
    reach: at('create', () => ({ name: 'verifying' })),
  },
  'looking-up': {
    means: 'The answer was lost, so it is looked up what became of the request.',
    part: STEP.infisical,
    reach: at('create', () => ({ name: 'looking-up' })),
  },
  'waiting-for-sign-in': {
    means: 'The session was over when the button was pressed: it goes on by itself after signing in.',
    part: STEP.infisical,
    reach: async (stage) => {
      const popup = await ready(stage);
      for (const session of stage.simulators.infisical.us.state.sessions) session.accessVersion += 1;
      await stage.extension.context.clearCookies();
      await press(sender(popup));
      await popup.getByText(stage.text('popup.push.waiting')).waitFor();
      return popup;
    },
  },
  'needs-confirmation': {
    means: 'A sync of the connection could not go on with the new token: nothing was sent so far.',
    reach: async (stage) => {
      const { arrange } = stage.simulators.infisical.us;
      arrange.connection(CONNECTION);
      const destinationConfig = { scope: 'application', org: 'acme', app: 'payments' } as const;
      arrange.sync({ name: 'payments-sync', connectionId: CONNECTION.id, destinationConfig });
      const popup = await readyToUpdate(stage);
      await press(sender(popup));
      await popup.getByRole('alert').waitFor();
      return popup;
    },
  },
  'needs-confirmation-of-many': {
    means: 'Not all projects were looked at: the user can wait for the others.',
    part: STEP.infisical,
    reach: (stage) =>
      pushed(stage, 'rotate', 'needs-confirmation', {
        warnings: [{ key: 'push.warning.projectsUnlisted', params: ['180', '200'] }],
        unlisted: 180,
      }),
  },
  'push-failed': {
    means: 'Infisical did not take it, and says why. Nothing was changed, the token is still there.',
    reach: async (stage) => {
      // No list of Humanitec connections has it.
      const taken = { name: 'humanitec-acme-infisical-sync', app: 'github' };
      stage.simulators.infisical.us.arrange.connection(taken);
      const popup = await ready(stage);
      await press(sender(popup));
      await popup.getByRole('alert').waitFor();
      return popup;
    },
  },
  'still-open': {
    means: 'The answer was lost, and Infisical may still carry it out: it is looked up until then.',
    part: STEP.infisical,
    reach: (stage) => pushed(stage, 'create', 'uncertain', { lookUntil: Date.now() + 60 * SECOND }),
  },
  uncertain: {
    means: 'It could not be found out what became of it, and why. Nothing is sent twice.',
    reach: (stage) =>
      pushed(stage, 'create', 'uncertain', {
        obstacle: { code: 'infisicalUnreachable', params: ['https://app.infisical.com'] },
      }),
  },
  'earlier-uncertain': {
    means: 'After a restart of the browser: what became of an earlier push is not known yet.',
    reach: (stage) => earlier(stage, pushIn('uncertain', { request: rotation(CONNECTION.id, 'gone') })),
  },
  'earlier-succeeded': {
    means: 'After a restart of the browser: an earlier push was found to have succeeded.',
    reach: async (stage) => {
      const popup = await ready(stage);
      const request = rotation(CONNECTION.id, 'gone');
      await stage.store({
        push: pushIn('succeeded', { request, isResumed: true, proof: proof(), endedAt: Date.now() }),
      });
      await popup.getByRole('region').first().waitFor();
      return popup;
    },
  },
} as const satisfies Scenes;
