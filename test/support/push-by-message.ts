/// <reference types="chrome" />
import type { Failure } from '../../utils/failure';
import type { Account, Credentials, Profile, Scope } from '../../utils/infisical/types';
import type { Proof } from '../../utils/push/types';

/*
 * What the popup does, by its very messages from another page of the extension: for tables of answers, where one popup for
 * each would cost more than it shows.
 */

/** A page of the extension, of whichever driver. */
export interface ExtensionPage {
  evaluate<A, R>(work: (argument: A) => Promise<R>, argument: A): Promise<R>;
}

/** What a token is to be sent for. */
export type Wanted =
  | { kind: 'create'; name: string; description: string; scope: Scope }
  | { kind: 'rotate'; connectionId: string };

/** What became of a push: refused before it was one, or the state in which it ended. */
export interface Became {
  state: string;
  failure?: Failure;
  proof?: Proof;
}

/** Has a token taken in and checked, and its destination loaded. @returns whom Infisical takes the user for, if it is ready */
export function offerByMessage(
  page: ExtensionPage,
  token: string,
  profileId?: string,
): Promise<Account | undefined> {
  return page.evaluate(
    async ({ token, profileId }) => {
      const send = (name: string, payload: object) => chrome.runtime.sendMessage({ name, payload });
      await send('capture.paste', { token });
      await send('preflight.run', {});
      await send('destination.load', profileId === undefined ? {} : { profileId });
      const { destination } = await chrome.storage.session.get<{ destination: { account?: Account } }>(
        'destination',
      );
      return destination.account;
    },
    { token, profileId },
  );
}

/**
 * What the popup sends for the token that was offered.
 *
 * @param to where it is to go, if that is not what is shown
 * @param despiteWarnings whatever the checks say
 */
function requestFor(
  page: ExtensionPage,
  wanted: Wanted,
  to?: Profile,
  despiteWarnings = true,
): Promise<object> {
  return page.evaluate(
    async ({ wanted, to, despiteWarnings }) => {
      const { preflight, destination } = await chrome.storage.session.get<{
        preflight: { json: string };
        destination: {
          profile: { id: string; siteUrl: string };
          account?: { organization?: { id: string } };
          provenance?: object;
        };
      }>(['preflight', 'destination']);
      return {
        ...wanted,
        captureId: JSON.parse(preflight.json).captureId,
        profileId: to?.id ?? destination.profile.id,
        siteUrl: to?.siteUrl ?? destination.profile.siteUrl,
        organizationId: destination.account?.organization?.id ?? null,
        ...(destination.provenance ? { provenance: destination.provenance } : {}),
        despiteWarnings,
      };
    },
    { wanted, to, despiteWarnings },
  );
}

/**
 * Sends the token that was offered.
 *
 * @param to where it is to go, if that is not what is shown
 * @param despiteWarnings whatever the checks say
 */
export async function sendByMessage(
  page: ExtensionPage,
  wanted: Wanted,
  to?: Profile,
  despiteWarnings = true,
): Promise<Became> {
  return page.evaluate(
    async (payload) => {
      const answer = await chrome.runtime.sendMessage({ name: 'push.start', payload });
      if (!answer?.ok) return { state: 'refused', failure: answer?.failure };
      for (;;) {
        const { push } = await chrome.storage.session.get<{ push: Became }>('push');
        if (push.state !== 'running') return push;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    await requestFor(page, wanted, to, despiteWarnings),
  );
}

/** Has read ahead what a press will have to know, as the popup does for a hand that rests on its button. */
export async function restByMessage(page: ExtensionPage, wanted: Wanted): Promise<void> {
  const request = await requestFor(page, wanted, undefined, false);
  await byMessage(page, 'push.look-ahead', { request, isClose: true });
}

/** Sends one of the popup's or the options' other messages. */
export function byMessage(page: ExtensionPage, name: string, payload: object): Promise<{ ok: boolean }> {
  return page.evaluate((message) => chrome.runtime.sendMessage(message), { name, payload });
}

/** Saves a profile as the options do. */
export const saveByMessage = (
  page: ExtensionPage,
  profile: Profile,
  credentials: Credentials,
): Promise<{ ok: boolean }> => byMessage(page, 'profile.save', { profile, credentials });

/**
 * Has a token checked and sent in an extension that starts anew.
 *
 * @param to a profile that is written to storage, past all that would refuse it there
 * @param despiteWarnings whatever the checks say
 * @returns what became of it: the code of a refusal, or the state of the push
 */
export async function pushByMessage(
  page: ExtensionPage,
  token: string,
  name: string,
  to?: Profile,
  despiteWarnings = true,
): Promise<string> {
  await page.evaluate(async (profile) => {
    await chrome.storage.session.clear();
    await chrome.storage.local.clear();
    if (profile) await chrome.storage.local.set({ profiles: [profile] });
  }, to);
  await offerByMessage(page, token);
  const wanted: Wanted = { kind: 'create', name, description: '', scope: { level: 'organization' } };
  const { state, failure } = await sendByMessage(page, wanted, to, despiteWarnings);
  return state === 'refused' ? (failure?.code ?? 'no answer') : state;
}
