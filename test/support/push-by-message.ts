/// <reference types="chrome" />
import type { Profile } from '../../utils/infisical/types';

/** A page of the extension, of whichever driver. */
interface ExtensionPage {
  evaluate<A, R>(work: (argument: A) => Promise<R>, argument: A): Promise<R>;
}

/**
 * Has a token checked and sent by the messages of the popup, whatever the checks say, in an extension that starts anew.
 *
 * @param to a profile that is written to storage, past all that would refuse it there
 * @returns what became of it: the code of a refusal, or the state of the push
 */
export function pushByMessage(
  page: ExtensionPage,
  token: string,
  name: string,
  to?: Profile,
): Promise<string> {
  return page.evaluate(
    async ({ token, name, to }) => {
      await chrome.storage.session.clear();
      await chrome.storage.local.clear();
      if (to) await chrome.storage.local.set({ profiles: [to] });
      const send = (name: string, payload: object) => chrome.runtime.sendMessage({ name, payload });
      await send('capture.paste', { token });
      await send('preflight.run', {});
      await send('destination.load', {});
      const { preflight, destination } = await chrome.storage.session.get<{
        preflight: { captureId: string };
        destination: {
          profile: { id: string; siteUrl: string };
          account?: { organization?: { id: string } };
          provenance?: object;
        };
      }>(['preflight', 'destination']);
      const answer = await send('push.start', {
        kind: 'create',
        captureId: preflight.captureId,
        profileId: to?.id ?? destination.profile.id,
        siteUrl: to?.siteUrl ?? destination.profile.siteUrl,
        organizationId: destination.account?.organization?.id ?? null,
        ...(destination.provenance ? { provenance: destination.provenance } : {}),
        name,
        description: '',
        scope: { level: 'organization' },
        despiteWarnings: true,
      });
      if (!answer?.ok) return answer?.failure.code ?? 'no answer';
      for (;;) {
        const { push } = await chrome.storage.session.get<{ push: { state: string } }>('push');
        if (push.state !== 'running') return push.state;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    { token, name, to },
  );
}
